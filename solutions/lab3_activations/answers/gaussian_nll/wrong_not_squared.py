# points: 0 · misconception: the error is not squared
def gaussian_nll(y, mean, log_variance):
    return 0.5 * np.mean(np.log(2 * np.pi) + log_variance + (y - mean) * np.exp(-log_variance))
