# points: 1 · written: three cases
def soft_threshold(z, tau):
    return np.where(z > tau, z - tau, np.where(z < -tau, z + tau, 0.0))
