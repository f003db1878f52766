# points: 0 · misconception: α is shared by the k − 1 others
def smooth_cross_entropy(S, t, alpha):
    n, k = S.shape
    logs = S - np.logaddexp.reduce(S, axis=1)[:, None]
    q = np.full((n, k), alpha / max(k - 1, 1))
    q[np.arange(n), t] = 1 - alpha
    return -(q * logs).sum(axis=1).mean()
