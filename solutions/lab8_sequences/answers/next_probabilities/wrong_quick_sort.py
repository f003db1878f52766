# points: 0 · misconception: every sort leaves equal scores in their order
def next_probabilities(scores, temperature, k):
    kept = np.argsort(-scores)[:k]
    p = np.zeros(len(scores))
    e = np.exp((scores[kept] - scores.max()) / temperature)
    p[kept] = e / e.sum()
    return p
