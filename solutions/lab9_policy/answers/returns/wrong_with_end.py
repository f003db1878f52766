# points: 0 · misconception: returns G_T, too
def returns(rewards, gamma):
    G = np.zeros(len(rewards) + 1)
    for t in reversed(range(len(rewards))):
        G[t] = rewards[t] + gamma * G[t + 1]
    return G
