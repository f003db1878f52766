# points: 0 · misconception: softmax over the samples
def smooth_cross_entropy(S, t, alpha):
    logs = S - np.logaddexp.reduce(S, axis=0)
    own = logs[np.arange(len(t)), t]
    return -np.mean((1 - alpha) * own + alpha * logs.mean(axis=1))
