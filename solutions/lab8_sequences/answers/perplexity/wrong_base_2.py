# points: 0 · misconception: two to the power of the loss
def perplexity(log_p, mask):
    return float(2 ** -np.mean(log_p[mask]))
