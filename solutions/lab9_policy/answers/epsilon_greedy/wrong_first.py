# points: 0 · misconception: all of the greedy share to the first best action
def epsilon_greedy(q, epsilon):
    p = np.full(len(q), epsilon / len(q))
    p[np.argmax(q)] += 1 - epsilon
    return p
