# points: 2 · written: in single precision
def softmax_cross_entropy(Z, t):
    Z = Z.astype(np.float32)
    n = np.arange(len(t))
    S = Z - Z.max(axis=1)[:, None]
    total = np.exp(S).sum(axis=1)
    dZ = np.exp(S) / total[:, None]
    dZ[n, t] -= 1
    return np.mean(np.log(total) - S[n, t]), dZ / np.float32(len(t))
