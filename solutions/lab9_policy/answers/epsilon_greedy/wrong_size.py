# points: 0 · misconception: the largest size is the best value
def epsilon_greedy(q, epsilon):
    size = np.abs(q)
    best = size == size.max()
    return epsilon / len(q) + (1 - epsilon) * best / best.sum()
