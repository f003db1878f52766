# points: 0 · misconception: stable softmax, but the logarithm is clipped
def smooth_cross_entropy(S, t, alpha):
    n, k = S.shape
    e = np.exp(S - S.max(axis=1, keepdims=True))
    p = np.clip(e / e.sum(axis=1, keepdims=True), 1e-12, 1)
    q = np.full((n, k), alpha / k)
    q[np.arange(n), t] += 1 - alpha
    return -(q * np.log(p)).sum(axis=1).mean()
