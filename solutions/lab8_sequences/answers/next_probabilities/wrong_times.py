# points: 0 · misconception: multiplies by the temperature
def next_probabilities(scores, temperature, k):
    kept = np.argsort(-scores, kind="stable")[:k]
    z = scores[kept] * temperature
    weights = np.exp(z - z.max())
    probabilities = np.zeros(len(scores))
    probabilities[kept] = weights / weights.sum()
    return probabilities
