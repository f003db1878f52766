# points: 0 · misconception: weights for inputs −1 and +1 instead of 0 and 1
def gate_weights(name):
    gates = {"AND": (1.0, -1.0), "OR": (1.0, 1.0), "NAND": (-1.0, 1.0)}
    if name not in gates:
        raise ValueError(name)
    weight, bias = gates[name]
    return np.array([weight, weight]), bias
