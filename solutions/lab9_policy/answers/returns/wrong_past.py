# points: 0 · misconception: adds up the rewards of the past
def returns(rewards, gamma):
    G, found = 0.0, []
    for reward in rewards:
        G = reward + gamma * G
        found.append(G)
    return np.array(found)
