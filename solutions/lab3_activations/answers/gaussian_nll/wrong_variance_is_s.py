# points: 0 · misconception: s taken for the variance itself
def gaussian_nll(y, mean, log_variance):
    with np.errstate(all="ignore"):
        v = np.abs(log_variance)
        return 0.5 * np.mean(np.log(2 * np.pi) + np.log(v) + (y - mean) ** 2 / v)
