# points: 0 · misconception: adds up the outcomes
def gradient_moments(pi, outcomes, b):
    g = (outcomes - b)[:, :, None] * (np.eye(len(pi)) - pi)[:, None]
    p = pi[:, None, None]
    mean = (p * g).sum(axis=(0, 1))
    return mean, np.sum(p * (g - mean) ** 2)
