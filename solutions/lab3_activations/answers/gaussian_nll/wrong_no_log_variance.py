# points: 0 · misconception: a large variance costs nothing
def gaussian_nll(y, mean, log_variance):
    return 0.5 * np.mean(np.log(2 * np.pi) + (y - mean) ** 2 * np.exp(-log_variance))
