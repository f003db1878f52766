# points: 1 · written: sign and maximum
def soft_threshold(z, tau):
    return np.sign(z) * np.maximum(np.abs(z) - tau, 0)
