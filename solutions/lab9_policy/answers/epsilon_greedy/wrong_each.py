# points: 0 · misconception: each best action gets the whole greedy share
def epsilon_greedy(q, epsilon):
    return epsilon / len(q) + (1 - epsilon) * (q == q.max())
