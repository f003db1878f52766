# points: 0 · misconception: goes past zero
def soft_threshold(z, tau):
    return z - tau * np.sign(z)
