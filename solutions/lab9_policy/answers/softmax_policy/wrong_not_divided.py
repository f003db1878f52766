# points: 0 · misconception: not divided by the sum
def softmax_policy(theta):
    return np.exp(theta - theta.max(axis=1, keepdims=True))
