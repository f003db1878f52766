# points: 0 · misconception: no baseline
def gradient_moments(pi, outcomes, b):
    g = outcomes[:, :, None] * (np.eye(len(pi)) - pi)[:, None]
    p = (pi / outcomes.shape[1])[:, None, None]
    mean = (p * g).sum(axis=(0, 1))
    return mean, np.sum(p * (g - mean) ** 2)
