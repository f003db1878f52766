# points: 2 · written: mixture
def epsilon_greedy(q, epsilon):
    uniform = np.ones(len(q)) / len(q)
    greedy = np.where(q == q.max(), 1.0, 0.0)
    return epsilon * uniform + (1 - epsilon) * greedy / greedy.sum()
