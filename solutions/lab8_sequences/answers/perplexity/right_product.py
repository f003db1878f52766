# points: 1 · written: the root of the product
def perplexity(log_p, mask):
    real = np.exp(log_p[mask])
    return np.prod(real ** (-1 / len(real)))
