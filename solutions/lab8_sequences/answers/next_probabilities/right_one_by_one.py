# points: 1 · written: takes the best one k times
def next_probabilities(scores, temperature, k):
    z = np.array(scores, dtype=float) / temperature
    left, keep = z.copy(), np.zeros(len(z), dtype=bool)
    for _ in range(k):
        best = np.argmax(left)
        keep[best], left[best] = True, -np.inf
    e = np.where(keep, np.exp(z - z.max()), 0)
    return e / e.sum()
