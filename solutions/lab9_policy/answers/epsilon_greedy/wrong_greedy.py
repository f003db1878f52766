# points: 0 · misconception: does not explore
def epsilon_greedy(q, epsilon):
    best = q == q.max()
    return best / best.sum()
