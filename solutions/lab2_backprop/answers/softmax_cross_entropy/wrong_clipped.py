# points: 0 · misconception: scores cut off at ±500
def softmax_cross_entropy(Z, t):
    S = np.clip(Z, -500, 500)
    L = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    n = np.arange(len(t))
    dZ = np.exp(L)
    dZ[n, t] -= 1
    return -L[n, t].mean(), dZ / len(t)
