# points: 0 · misconception: ε for every action
def epsilon_greedy(q, epsilon):
    best = q == q.max()
    return epsilon + (1 - epsilon) * best / best.sum()
