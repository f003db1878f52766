# points: 0 · misconception: exp(s) taken for the standard deviation
def gaussian_nll(y, mean, log_variance):
    return np.mean(
        0.5 * np.log(2 * np.pi) + log_variance + 0.5 * ((y - mean) / np.exp(log_variance)) ** 2
    )
