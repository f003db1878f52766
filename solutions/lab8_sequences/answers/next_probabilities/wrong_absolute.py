# points: 0 · misconception: the scores largest in size
def next_probabilities(scores, temperature, k):
    kept = np.argsort(-np.abs(scores), kind="stable")[:k]
    z = scores[kept] / temperature
    weights = np.exp(z - z.max())
    probabilities = np.zeros(len(scores))
    probabilities[kept] = weights / weights.sum()
    return probabilities
