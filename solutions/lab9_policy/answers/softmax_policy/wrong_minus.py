# points: 0 · misconception: prefers small numbers
def softmax_policy(theta):
    e = np.exp(theta.min(axis=1, keepdims=True) - theta)
    return e / e.sum(axis=1, keepdims=True)
