# points: 0 · misconception: subtracts the mean
def next_probabilities(scores, temperature, k):
    kept = np.argsort(-scores, kind="stable")[:k]
    z = scores[kept] / temperature
    weights = np.exp(z - scores.mean())
    probabilities = np.zeros(len(scores))
    probabilities[kept] = weights / weights.sum()
    return probabilities
