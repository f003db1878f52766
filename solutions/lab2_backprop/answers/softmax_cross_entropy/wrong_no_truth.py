# points: 0 · misconception: the gradient is the probability
def softmax_cross_entropy(Z, t):
    S = Z - Z.max(axis=1, keepdims=True)
    L = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    return -L[np.arange(len(t)), t].mean(), np.exp(L) / len(t)
