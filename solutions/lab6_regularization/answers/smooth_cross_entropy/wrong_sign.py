# points: 0 · misconception: the sign is missing
def smooth_cross_entropy(S, t, alpha):
    logs = S - np.logaddexp.reduce(S, axis=1)[:, None]
    own = logs[np.arange(len(t)), t]
    return np.mean((1 - alpha) * own + alpha * logs.mean(axis=1))
