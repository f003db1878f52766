# points: 0 · misconception: one over the mean probability
def perplexity(log_p, mask):
    return float(1 / np.mean(np.exp(log_p[mask])))
