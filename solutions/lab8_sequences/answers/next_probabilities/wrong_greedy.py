# points: 0 · misconception: all for the best
def next_probabilities(scores, temperature, k):
    kept = np.argsort(-scores, kind="stable")[:k]
    z = scores[kept] / temperature
    weights = 1.0 * (z == z.max())
    probabilities = np.zeros(len(scores))
    probabilities[kept] = weights / weights.sum()
    return probabilities
