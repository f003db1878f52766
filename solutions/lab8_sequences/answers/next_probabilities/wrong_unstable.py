# points: 0 · misconception: e to the power of large numbers
def next_probabilities(scores, temperature, k):
    kept = np.argsort(-scores, kind="stable")[:k]
    z = scores[kept] / temperature
    weights = np.exp(z)
    probabilities = np.zeros(len(scores))
    probabilities[kept] = weights / weights.sum()
    return probabilities
