# points: 0 · misconception: the largest number of the whole table
def softmax_policy(theta):
    e = np.exp(theta - theta.max())
    return e / e.sum(axis=1, keepdims=True)
