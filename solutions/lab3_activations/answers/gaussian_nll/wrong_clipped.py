# points: 0 · misconception: the logarithm of the variance is limited
def gaussian_nll(y, mean, log_variance):
    s = np.clip(log_variance, -8, 8)
    return float(0.5 * np.mean(np.log(2 * np.pi) + s + (y - mean) ** 2 * np.exp(-s)))
