# points: 2 · written: second moment
def gradient_moments(pi, outcomes, b):
    directions = np.eye(len(pi)) - pi
    lengths = (directions**2).sum(axis=1)
    mean = (pi * (outcomes.mean(axis=1) - b)) @ directions
    squares = pi * lengths * ((outcomes - b) ** 2).mean(axis=1)
    return mean, squares.sum() - mean @ mean
