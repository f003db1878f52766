# points: 0 · misconception: the first word only
def perplexity(log_p, mask):
    return float(np.exp(-np.mean(log_p[0][mask[0]])))
