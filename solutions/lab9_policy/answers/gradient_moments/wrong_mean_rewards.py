# points: 0 · misconception: uses the mean rewards for the variance
def gradient_moments(pi, outcomes, b):
    g = (outcomes.mean(axis=1) - b)[:, None] * (np.eye(len(pi)) - pi)
    mean = pi @ g
    return mean, np.sum(pi[:, None] * (g - mean) ** 2)
