# points: 0 · misconception: the squared error is not halved
def gaussian_nll(y, mean, log_variance):
    constant = 0.5 * (np.log(2 * np.pi) + log_variance)
    return np.mean(constant + (y - mean) ** 2 * np.exp(-log_variance))
