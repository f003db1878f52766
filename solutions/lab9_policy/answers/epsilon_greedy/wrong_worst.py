# points: 0 · misconception: prefers the smallest value
def epsilon_greedy(q, epsilon):
    best = q == q.min()
    return epsilon / len(q) + (1 - epsilon) * best / best.sum()
