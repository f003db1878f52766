# points: 0 · misconception: biases are forgotten
def count_parameters(layers):
    total = 0
    for kind, *n in layers:
        total += {"conv": lambda: n[0] * n[1] * n[2] ** 2, "linear": lambda: n[0] * n[1],
                  "batch_norm": lambda: 2 * n[0]}.get(kind, lambda: 0)()
    return total
