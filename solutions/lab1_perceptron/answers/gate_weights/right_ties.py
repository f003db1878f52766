# points: 1 · written: integer weights whose ties fall on the right side
def gate_weights(name):
    if name == "AND":
        return np.array([1, 1]), -1
    if name == "OR":
        return np.array([1, 1]), 0
    if name == "NAND":
        return np.array([-1, -1]), 2
    raise ValueError(name)
