# points: 0 · misconception: explores the other actions only
def epsilon_greedy(q, epsilon):
    best = q == q.max()
    if best.all():
        return best / best.sum()
    return np.where(best, (1 - epsilon) / best.sum(), epsilon / max((~best).sum(), 1))
