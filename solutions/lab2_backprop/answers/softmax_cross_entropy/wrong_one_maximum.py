# points: 0 · misconception: the maximum of the whole array
def softmax_cross_entropy(Z, t):
    S = Z - Z.max()
    L = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    n = np.arange(len(t))
    dZ = np.exp(L)
    dZ[n, t] -= 1
    return -L[n, t].mean(), dZ / len(t)
