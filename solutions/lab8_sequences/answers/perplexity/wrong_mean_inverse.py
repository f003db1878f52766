# points: 0 · misconception: the mean of one over the probability
def perplexity(log_p, mask):
    return float(np.mean(np.exp(-log_p[mask])))
