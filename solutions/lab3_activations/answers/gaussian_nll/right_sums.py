# points: 1 · written: three sums
def gaussian_nll(y, mean, log_variance):
    weights = np.exp(-log_variance)
    total = weights @ (y - mean) ** 2 + log_variance.sum() + y.size * np.log(2 * np.pi)
    return 0.5 * total / y.size
