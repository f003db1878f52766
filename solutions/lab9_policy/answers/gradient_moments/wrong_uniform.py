# points: 0 · misconception: all actions equally probable
def gradient_moments(pi, outcomes, b):
    g = (outcomes - b)[:, :, None] * (np.eye(len(pi)) - pi)[:, None]
    mean = g.mean(axis=(0, 1))
    return mean, np.sum(((g - mean) ** 2).mean(axis=(0, 1)))
