# points: 0 · misconception: ε and 1 − ε swapped
def epsilon_greedy(q, epsilon):
    best = q == q.max()
    return (1 - epsilon) / len(q) + epsilon * best / best.sum()
