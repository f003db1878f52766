# points: 0 · misconception: the gradient is filled into an array like Z, whole numbers if Z holds such
def softmax_cross_entropy(Z, t):
    n, loss, dZ = len(Z), 0.0, np.zeros_like(Z)
    for i in range(n):
        shifted = Z[i] - Z[i].max()
        log_p = shifted - np.log(np.exp(shifted).sum())
        loss -= log_p[t[i]] / n
        dZ[i] = np.exp(log_p) / n
        dZ[i, t[i]] -= 1 / n
    return loss, dZ
