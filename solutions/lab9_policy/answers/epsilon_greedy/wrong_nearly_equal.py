# points: 0 · misconception: nearly equal values are equal
def epsilon_greedy(q, epsilon):
    best = np.isclose(q, np.max(q))
    return epsilon / len(q) + (1 - epsilon) * best / best.sum()
