# points: 0 · misconception: small letters are accepted
def gate_weights(name):
    gates = {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "NAND": ([-1, -1], 1.5)}
    if name.upper() not in gates:
        raise ValueError(name)
    return gates[name.upper()]
