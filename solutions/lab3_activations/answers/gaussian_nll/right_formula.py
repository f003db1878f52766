# points: 1 · written: the formula in other words
def gaussian_nll(y, mean, log_variance):
    z2 = (y - mean) ** 2 / np.exp(log_variance)
    return np.mean(z2 + log_variance + np.log(2 * np.pi)) / 2
