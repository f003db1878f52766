# points: 0 · misconception: ½·ln(2π) is left out
def gaussian_nll(y, mean, log_variance):
    return 0.5 * np.mean(log_variance + (y - mean) ** 2 * np.exp(-log_variance))
