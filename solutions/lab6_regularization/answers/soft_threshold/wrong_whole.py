# points: 0 · misconception: whole numbers only
def soft_threshold(z, tau):
    return (np.sign(z) * np.maximum(np.abs(z) - tau, 0)).astype(int)
