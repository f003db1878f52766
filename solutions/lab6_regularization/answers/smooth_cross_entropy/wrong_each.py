# points: 0 · misconception: one loss for each sample
def smooth_cross_entropy(S, t, alpha):
    logs = S - np.logaddexp.reduce(S, axis=1)[:, None]
    own = logs[np.arange(len(t)), t]
    return -((1 - alpha) * own + alpha * logs.mean(axis=1))
