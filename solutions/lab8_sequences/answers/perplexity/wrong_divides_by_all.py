# points: 0 · misconception: divides by the number of all places
def perplexity(log_p, mask):
    return float(np.exp(-np.where(mask, log_p, 0).sum() / mask.size))
