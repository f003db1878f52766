# points: 0 · misconception: returns the threshold instead of the bias
def gate_weights(name):
    gates = {"AND": 1.5, "OR": 0.5}
    if name in gates:
        return np.array([1.0, 1.0]), gates[name]
    if name == "NAND":
        return np.array([-1.0, -1.0]), -1.5
    raise ValueError(name)
