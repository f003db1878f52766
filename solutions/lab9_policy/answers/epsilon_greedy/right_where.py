# points: 2 · written: where
def epsilon_greedy(q, epsilon):
    top = np.flatnonzero(q == np.max(q))
    p = np.full(len(q), epsilon / len(q))
    p[top] += (1 - epsilon) / len(top)
    return p
