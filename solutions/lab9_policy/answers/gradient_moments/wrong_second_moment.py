# points: 0 · misconception: mean square
def gradient_moments(pi, outcomes, b):
    g = (outcomes - b)[:, :, None] * (np.eye(len(pi)) - pi)[:, None]
    p = (pi / outcomes.shape[1])[:, None, None]
    return (p * g).sum(axis=(0, 1)), np.sum(p * g**2)
