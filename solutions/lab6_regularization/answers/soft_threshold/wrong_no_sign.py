# points: 0 · misconception: the sign is lost
def soft_threshold(z, tau):
    return np.maximum(np.abs(z) - tau, 0)
