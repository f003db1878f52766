# points: 0 · misconception: minimum in place of maximum
def soft_threshold(z, tau):
    return np.sign(z) * np.minimum(np.abs(z) - tau, 0)
