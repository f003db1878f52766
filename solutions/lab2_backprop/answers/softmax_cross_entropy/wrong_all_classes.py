# points: 0 · misconception: the loss over all classes
def softmax_cross_entropy(Z, t):
    S = Z - Z.max(axis=1, keepdims=True)
    L = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    dZ = np.exp(L)
    dZ[np.arange(len(t)), t] -= 1
    return -L.sum(axis=1).mean(), dZ / len(t)
