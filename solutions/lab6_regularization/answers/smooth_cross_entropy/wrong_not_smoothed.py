# points: 0 · misconception: without smoothing
def smooth_cross_entropy(S, t, alpha):
    logs = S - np.logaddexp.reduce(S, axis=1)[:, None]
    return -np.mean(logs[np.arange(len(t)), t])
