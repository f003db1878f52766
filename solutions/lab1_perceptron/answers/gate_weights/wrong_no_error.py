# points: 0 · misconception: returns zeros for XOR instead of raising ValueError
def gate_weights(name):
    gates = {"AND": (1.0, -1.5), "OR": (1.0, -0.5), "NAND": (-1.0, 1.5)}
    weight, bias = gates.get(name, (0.0, 0.0))
    return np.array([weight, weight]), bias
