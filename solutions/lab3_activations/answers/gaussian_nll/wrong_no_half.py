# points: 0 · misconception: the factor ½ is missing
def gaussian_nll(y, mean, log_variance):
    return np.mean(np.log(2 * np.pi) + log_variance + (y - mean) ** 2 * np.exp(-log_variance))
