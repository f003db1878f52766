# points: 0 · misconception: keeps one too many
def next_probabilities(scores, temperature, k):
    kept = np.argsort(-scores, kind="stable")[: k + 1]
    z = scores[kept] / temperature
    weights = np.exp(z - z.max())
    probabilities = np.zeros(len(scores))
    probabilities[kept] = weights / weights.sum()
    return probabilities
