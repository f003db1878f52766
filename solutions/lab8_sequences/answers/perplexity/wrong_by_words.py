# points: 0 · misconception: divides by the number of words
def perplexity(log_p, mask):
    return float(np.exp(-np.sum(log_p[mask]) / len(mask)))
