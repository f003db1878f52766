# points: 0 · misconception: draws an action
def epsilon_greedy(q, epsilon):
    if np.random.random() < epsilon:
        return np.random.randint(len(q))
    return int(np.argmax(q))
