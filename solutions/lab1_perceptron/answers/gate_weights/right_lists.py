# points: 1 · written: other weights, in a list
def gate_weights(name):
    match name:
        case "AND":
            return [20, 20], -30
        case "OR":
            return [20, 20], -10
        case "NAND":
            return [-20, -20], 30
        case _:
            raise ValueError("no such gate")
