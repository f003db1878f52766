# points: 0 · misconception: leaves the returns in backward order
def returns(rewards, gamma):
    G, found = 0.0, []
    for reward in rewards[::-1]:
        G = reward + gamma * G
        found.append(G)
    return np.array(found)
