# points: 2 · written: loops
def epsilon_greedy(q, epsilon):
    best = [a for a in range(len(q)) if q[a] == max(q)]
    p = [epsilon / len(q)] * len(q)
    for a in best:
        p[a] += (1 - epsilon) / len(best)
    return p
