# points: 0 · misconception: AND and OR have changed places
def gate_weights(name):
    gates = {"OR": -1.5, "AND": -0.5}
    if name in gates:
        return np.array([1.0, 1.0]), gates[name]
    if name == "NAND":
        return np.array([-1.0, -1.0]), 1.5
    raise ValueError(name)
