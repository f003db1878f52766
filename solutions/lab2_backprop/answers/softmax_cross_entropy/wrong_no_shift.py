# points: 0 · misconception: without subtracting the maximum
def softmax_cross_entropy(Z, t):
    p = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    n = np.arange(len(t))
    dZ = p.copy()
    dZ[n, t] -= 1
    return -np.log(p[n, t]).mean(), dZ / len(t)
