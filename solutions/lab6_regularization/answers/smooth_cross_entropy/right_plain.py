# points: 1 · written: smoothed targets
def smooth_cross_entropy(S, t, alpha):
    n, k = S.shape
    top = S - S.max(axis=1, keepdims=True)
    logs = top - np.log(np.exp(top).sum(axis=1, keepdims=True))
    q = np.full((n, k), alpha / k)
    q[np.arange(n), t] += 1 - alpha
    return -(q * logs).sum(axis=1).mean()
