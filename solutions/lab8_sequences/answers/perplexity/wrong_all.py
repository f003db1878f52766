# points: 0 · misconception: the filling counts
def perplexity(log_p, mask):
    return float(np.exp(-np.mean(log_p)))
