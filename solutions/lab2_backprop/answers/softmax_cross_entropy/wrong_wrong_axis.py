# points: 0 · misconception: normalised along the samples
def softmax_cross_entropy(Z, t):
    S = Z - Z.max(axis=0)
    L = S - np.log(np.exp(S).sum(axis=0))
    n = np.arange(len(t))
    dZ = np.exp(L)
    dZ[n, t] -= 1
    return -L[n, t].mean(), dZ / len(t)
