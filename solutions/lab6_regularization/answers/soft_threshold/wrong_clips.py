# points: 0 · misconception: keeps what should be cut off
def soft_threshold(z, tau):
    return np.clip(z, -tau, tau)
