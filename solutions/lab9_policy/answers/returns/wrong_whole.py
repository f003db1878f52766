# points: 0 · misconception: gives the return of the whole episode at every time
def returns(rewards, gamma):
    k = np.arange(len(rewards))
    return np.full(len(rewards), np.sum(gamma**k * rewards))
