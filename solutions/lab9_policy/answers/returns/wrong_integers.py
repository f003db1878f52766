# points: 0 · misconception: keeps whole numbers
def returns(rewards, gamma):
    G = np.array(rewards)
    for t in range(len(G) - 2, -1, -1):
        G[t] = G[t] + gamma * G[t + 1]
    return G
