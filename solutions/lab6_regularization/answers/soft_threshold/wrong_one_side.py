# points: 0 · misconception: negative numbers become 0
def soft_threshold(z, tau):
    return np.maximum(z - tau, 0)
