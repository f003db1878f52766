# points: 0 · misconception: the sum over the samples
def smooth_cross_entropy(S, t, alpha):
    logs = S - np.logaddexp.reduce(S, axis=1)[:, None]
    own = logs[np.arange(len(t)), t]
    return -np.sum((1 - alpha) * own + alpha * logs.mean(axis=1))
