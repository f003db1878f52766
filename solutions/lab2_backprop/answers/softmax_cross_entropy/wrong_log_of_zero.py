# points: 0 · misconception: the logarithm of a probability that was rounded to 0
def softmax_cross_entropy(Z, t):
    p = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = p / p.sum(axis=1, keepdims=True)
    n = np.arange(len(t))
    loss = -np.log(p[n, t]).mean()
    p[n, t] -= 1
    return loss, p / len(t)
