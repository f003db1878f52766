# points: 0 · misconception: the kept ones do not add up to 1
def next_probabilities(scores, temperature, k):
    z = scores / temperature
    e = np.exp(z - z.max())
    p = e / e.sum()
    p[np.argsort(-scores, kind="stable")[k:]] = 0
    return p
