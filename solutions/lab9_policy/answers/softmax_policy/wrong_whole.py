# points: 0 · misconception: one softmax for the whole table
def softmax_policy(theta):
    e = np.exp(theta - theta.max())
    return e / e.sum()
