# points: 1 · written: what is cut off
def soft_threshold(z, tau):
    return z - np.clip(z, -tau, tau)
