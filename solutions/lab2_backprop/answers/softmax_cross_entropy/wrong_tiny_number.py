# points: 0 · misconception: adds 1e-300 in the logarithm
def softmax_cross_entropy(Z, t):
    n = len(Z)
    p = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = p / p.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(n), t] + 1e-300).mean()
    dZ = p.copy()
    dZ[np.arange(n), t] -= 1
    return loss, dZ / n
