# points: 0 · misconception: logarithms
def softmax_policy(theta):
    m = theta.max(axis=1, keepdims=True)
    return theta - m - np.log(np.exp(theta - m).sum(axis=1, keepdims=True))
