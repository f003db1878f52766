# points: 0 · misconception: averaged over the parts
def gradient_moments(pi, outcomes, b):
    g = (outcomes - b)[:, :, None] * (np.eye(len(pi)) - pi)[:, None]
    p = (pi / outcomes.shape[1])[:, None, None]
    mean = (p * g).sum(axis=(0, 1))
    return mean, np.sum(p * (g - mean) ** 2) / len(pi)
