# points: 0 · misconception: subtracts 1 after the division by n
def softmax_cross_entropy(Z, t):
    n = len(Z)
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dZ = np.exp(log_p) / n
    dZ[np.arange(n), t] -= 1
    return -log_p[np.arange(n), t].mean(), dZ
