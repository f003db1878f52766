# points: 0 · misconception: a tie counts as true
def gate_weights(name):
    gates = {"AND": -2.0, "OR": -1.0}
    if name in gates:
        return np.array([1.0, 1.0]), gates[name]
    if name == "NAND":
        return np.array([-1.0, -1.0]), 1.0
    raise ValueError(name)
