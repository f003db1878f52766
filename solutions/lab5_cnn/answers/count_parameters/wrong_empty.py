# points: 0 · misconception: no answer for an empty list
def count_parameters(layers):
    total = None
    for kind, *s in layers:
        n = (
            s[1] * (s[0] * s[2] ** 2 + 1)
            if kind == "conv"
            else s[1] * (s[0] + 1)
            if kind == "linear"
            else 2 * s[0]
            if kind == "batch_norm"
            else 0
        )
        total = n if total is None else total + n
    return total
