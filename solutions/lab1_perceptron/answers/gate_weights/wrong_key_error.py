# points: 0 · misconception: an unknown name raises KeyError
def gate_weights(name):
    gates = {"AND": (1.0, -1.5), "OR": (1.0, -0.5), "NAND": (-1.0, 1.5)}
    weight, bias = gates[name]
    return np.array([weight, weight]), bias
