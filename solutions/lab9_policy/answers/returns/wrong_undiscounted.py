# points: 0 · misconception: leaves out the discount
def returns(rewards, gamma):
    return np.cumsum(rewards[::-1] * 1.0)[::-1]
