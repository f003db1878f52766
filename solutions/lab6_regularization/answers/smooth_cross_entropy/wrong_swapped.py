# points: 0 · misconception: α and 1 − α exchanged
def smooth_cross_entropy(S, t, alpha):
    logs = S - np.logaddexp.reduce(S, axis=1)[:, None]
    own = logs[np.arange(len(t)), t]
    return -np.mean(alpha * own + (1 - alpha) * logs.mean(axis=1))
