# points: 0 · misconception: multiplied by the variance
def gaussian_nll(y, mean, log_variance):
    return 0.5 * np.mean(np.log(2 * np.pi) + log_variance + (y - mean) ** 2 * np.exp(log_variance))
