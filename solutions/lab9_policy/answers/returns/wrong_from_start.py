# points: 0 · misconception: discounts from the start of the episode
def returns(rewards, gamma):
    k = np.arange(len(rewards))
    return np.cumsum((gamma**k * rewards)[::-1])[::-1]
