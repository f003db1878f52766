# points: 0 · misconception: three numbers in one array
def gate_weights(name):
    gates = {"AND": [1, 1, -1.5], "OR": [1, 1, -0.5], "NAND": [-1, -1, 1.5]}
    if name not in gates:
        raise ValueError(name)
    return np.array(gates[name])
