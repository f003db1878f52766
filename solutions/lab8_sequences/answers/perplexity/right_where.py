# points: 1 · written: np.where, then a sum
def perplexity(log_p, mask):
    return np.exp(-np.where(mask, log_p, 0.0).sum() / mask.sum())
