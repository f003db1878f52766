# points: 0 · misconception: subtracts 1 in the columns of the true classes, in every row
def softmax_cross_entropy(Z, t):
    S = Z - Z.max(axis=1, keepdims=True)
    L = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    dZ = np.exp(L)
    dZ[:, t] -= 1
    return -L[np.arange(len(t)), t].mean(), dZ / len(t)
