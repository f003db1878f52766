# points: 0 · misconception: keeps all that equal the k-th
def next_probabilities(scores, temperature, k):
    z = scores / temperature
    z = np.where(scores >= np.sort(scores)[-k], z, -np.inf)
    e = np.exp(z - z.max())
    return e / e.sum()
