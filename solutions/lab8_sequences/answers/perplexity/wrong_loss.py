# points: 0 · misconception: the loss
def perplexity(log_p, mask):
    return float(-np.mean(log_p[mask]))
