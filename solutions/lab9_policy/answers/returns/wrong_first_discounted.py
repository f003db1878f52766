# points: 0 · misconception: discounts the first reward, too
def returns(rewards, gamma):
    G, found = 0.0, []
    for reward in rewards[::-1]:
        G = gamma * (reward + G)
        found.append(G)
    return np.array(found[::-1])
