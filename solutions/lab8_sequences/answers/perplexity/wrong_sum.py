# points: 0 · misconception: a sum
def perplexity(log_p, mask):
    return float(np.exp(-np.sum(log_p[mask])))
