# points: 0 · misconception: a small number inside the logarithm
def softmax_cross_entropy(Z, t):
    p = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = p / p.sum(axis=1, keepdims=True)
    n = np.arange(len(t))
    loss = -np.log(p[n, t] + 1e-12).mean()
    p[n, t] -= 1
    return loss, p / len(t)
