# points: 1 · written: sample by sample
def smooth_cross_entropy(S, t, alpha):
    total = 0.0
    for row, label in zip(S, t):
        biggest = max(row)
        log_sum = biggest + np.log(sum(np.exp(s - biggest) for s in row))
        for c, s in enumerate(row):
            q = alpha / len(row) + (1 - alpha) * (c == label)
            total += q * (log_sum - s)
    return total / len(S)
