# points: 1 · written: one sample at a time
def gaussian_nll(y, mean, log_variance):
    total = 0
    for target, m, s in zip(y, mean, log_variance):
        total += (math.log(2 * math.pi) + s + (target - m) ** 2 / math.exp(s)) / 2
    return total / len(y)
