# points: 0 · misconception: sets to zero, and leaves the rest as it is
def soft_threshold(z, tau):
    return np.where(np.abs(z) > tau, z, 0.0)
