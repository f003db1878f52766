# points: 1 · written: logsumexp
def softmax_policy(theta):
    return np.exp(theta - np.logaddexp.reduce(theta, axis=1, keepdims=True))
