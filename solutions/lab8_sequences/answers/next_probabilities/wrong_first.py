# points: 0 · misconception: keeps the first k
def next_probabilities(scores, temperature, k):
    kept = np.arange(k)
    z = scores[kept] / temperature
    weights = np.exp(z - z.max())
    probabilities = np.zeros(len(scores))
    probabilities[kept] = weights / weights.sum()
    return probabilities
