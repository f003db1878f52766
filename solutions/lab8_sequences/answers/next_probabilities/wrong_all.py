# points: 0 · misconception: keeps all
def next_probabilities(scores, temperature, k):
    kept = np.argsort(-scores, kind="stable")[:]
    z = scores[kept] / temperature
    weights = np.exp(z - z.max())
    probabilities = np.zeros(len(scores))
    probabilities[kept] = weights / weights.sum()
    return probabilities
