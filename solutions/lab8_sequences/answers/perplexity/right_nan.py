# points: 1 · written: np.nanmean
def perplexity(log_p, mask):
    return np.exp(-np.nanmean(np.where(mask, log_p, np.nan)))
