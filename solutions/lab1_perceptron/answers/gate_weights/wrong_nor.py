# points: 0 · misconception: NAND is taken for NOR
def gate_weights(name):
    gates = {"AND": (1.0, -1.5), "OR": (1.0, -0.5), "NAND": (-1.0, 0.5)}
    if name not in gates:
        raise ValueError(name)
    weight, bias = gates[name]
    return np.array([weight, weight]), bias
