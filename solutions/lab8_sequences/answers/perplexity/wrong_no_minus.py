# points: 0 · misconception: without the minus
def perplexity(log_p, mask):
    return float(np.exp(np.mean(log_p[mask])))
