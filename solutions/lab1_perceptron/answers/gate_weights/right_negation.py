# points: 1 · written: NAND as the negative of AND, unequal weights
def gate_weights(name):
    if name == "NAND":
        w, b = gate_weights("AND")
        return -w, -b
    biases = {"AND": -2.5, "OR": -0.25}
    if name not in biases:
        raise ValueError(f"{name} has no weights here")
    return np.array([1.0, 2.0]), biases[name]
