# points: 0 · misconception: takes close values for equal
def epsilon_greedy(q, epsilon):
    best = np.isclose(q, q.max(), rtol=1e-3)
    return epsilon / len(q) + (1 - epsilon) * best / best.sum()
