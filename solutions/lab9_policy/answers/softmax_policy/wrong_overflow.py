# points: 0 · misconception: overflows
def softmax_policy(theta):
    e = np.exp(theta)
    return e / e.sum(axis=1, keepdims=True)
