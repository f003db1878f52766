# points: 1 · written: rows of the unit matrix
def smooth_cross_entropy(S, t, alpha):
    k = S.shape[1]
    targets = (1 - alpha) * np.eye(k)[t] + alpha / k
    shifted = S - np.max(S, axis=1)[:, None]
    log_z = np.log(np.sum(np.exp(shifted), axis=1))
    return np.mean(log_z - np.sum(targets * shifted, axis=1))
