# points: 0 · misconception: batch norm counted as nothing
def count_parameters(layers):
    total = 0
    for kind, *n in layers:
        total += {"conv": lambda: n[0] * n[1] * n[2] ** 2 + n[1],
                  "linear": lambda: n[0] * n[1] + n[1]}.get(kind, lambda: 0)()
    return total
