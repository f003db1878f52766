# points: 1 · written: with a loop
def perplexity(log_p, mask):
    total, count = 0.0, 0
    for i in range(len(log_p)):
        for j in range(log_p.shape[1]):
            if mask[i, j]:
                total, count = total + log_p[i, j], count + 1
    return np.exp(-total / count)
