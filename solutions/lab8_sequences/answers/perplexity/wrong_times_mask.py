# points: 0 · misconception: multiplies by the mask
def perplexity(log_p, mask):
    return float(np.exp(-(log_p * mask).sum() / mask.sum()))
