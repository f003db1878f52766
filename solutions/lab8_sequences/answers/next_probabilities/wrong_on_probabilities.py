# points: 0 · misconception: the temperature on the probabilities
def next_probabilities(scores, temperature, k):
    kept = np.argsort(-scores, kind="stable")[:k]
    z = scores[kept]
    weights = np.exp(z - z.max())
    probabilities = np.zeros(len(scores))
    probabilities[kept] = weights / temperature / weights.sum()
    return probabilities
