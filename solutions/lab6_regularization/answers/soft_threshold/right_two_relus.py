# points: 1 · written: the difference of two ReLUs
def soft_threshold(z, tau):
    return np.maximum(z - tau, 0) - np.maximum(-z - tau, 0)
