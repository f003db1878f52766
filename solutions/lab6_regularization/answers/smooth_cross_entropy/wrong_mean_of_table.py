# points: 0 · misconception: the mean over samples and classes
def smooth_cross_entropy(S, t, alpha):
    n, k = S.shape
    logs = S - np.logaddexp.reduce(S, axis=1)[:, None]
    q = np.full((n, k), alpha / k)
    q[np.arange(n), t] += 1 - alpha
    return -(q * logs).mean()
