# points: 0 · misconception: averages
def returns(rewards, gamma):
    T = len(rewards)
    return np.array(
        [np.mean([gamma ** (k - t) * rewards[k] for k in range(t, T)]) for t in range(T)]
    )
