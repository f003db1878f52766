# points: 1 · written: a loop with branches
def count_parameters(layers):
    total = 0
    for kind, *numbers in layers:
        if kind == "conv":
            a, b, k = numbers
            total += b * (a * k * k + 1)
        elif kind == "linear":
            a, b = numbers
            total += (a + 1) * b
        elif kind == "batch_norm":
            total += 2 * numbers[0]
    return total
