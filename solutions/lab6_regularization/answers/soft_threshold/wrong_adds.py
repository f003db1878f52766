# points: 0 · misconception: moves away from zero
def soft_threshold(z, tau):
    return np.sign(z) * np.maximum(np.abs(z) + tau, 0)
