# points: 0 · misconception: a softmax
def epsilon_greedy(q, epsilon):
    e = np.exp(q - q.max())
    return epsilon / len(q) + (1 - epsilon) * e / e.sum()
