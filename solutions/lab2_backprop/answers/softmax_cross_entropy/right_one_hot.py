# points: 2 · written: one-hot targets and np.logaddexp
def softmax_cross_entropy(Z, t):
    truth = np.eye(Z.shape[1])[t]
    log_p = Z - np.logaddexp.reduce(Z, axis=1)[:, None]
    return -(truth * log_p).sum() / len(Z), (np.exp(log_p) - truth) / len(Z)
