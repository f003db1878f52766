# points: 0 · misconception: cuts off G_0 instead of G_T
def returns(rewards, gamma):
    G = np.zeros(len(rewards) + 1)
    for t in reversed(range(len(rewards))):
        G[t] = rewards[t] + gamma * G[t + 1]
    return G[1:]
