# points: 0 · misconception: multiplies, as L2 does
def soft_threshold(z, tau):
    return z / (1 + tau)
