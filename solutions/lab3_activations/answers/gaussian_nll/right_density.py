# points: 1 · written: the logarithm of the density, written with σ
def gaussian_nll(y, mean, log_variance):
    sigma = np.exp(log_variance / 2)
    log_density = -((y - mean) ** 2) / (2 * sigma**2) - np.log(sigma * math.sqrt(2 * math.pi))
    return -log_density.mean()
