# points: 0 · misconception: changes z itself
def soft_threshold(z, tau):
    small = np.abs(z) <= tau
    z[z > tau] -= tau
    z[z < -tau] += tau
    z[small] = 0
    return z
