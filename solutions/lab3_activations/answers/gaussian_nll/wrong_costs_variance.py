# points: 0 · misconception: the variance itself where its logarithm stands
def gaussian_nll(y, mean, log_variance):
    v = np.exp(log_variance)
    return 0.5 * np.mean(np.log(2 * np.pi) + v + (y - mean) ** 2 / v)
