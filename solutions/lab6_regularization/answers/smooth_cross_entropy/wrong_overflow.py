# points: 0 · misconception: overflows for large scores
def smooth_cross_entropy(S, t, alpha):
    n, k = S.shape
    p = np.exp(S) / np.exp(S).sum(axis=1, keepdims=True)
    q = np.full((n, k), alpha / k)
    q[np.arange(n), t] += 1 - alpha
    return -(q * np.log(p)).sum(axis=1).mean()
