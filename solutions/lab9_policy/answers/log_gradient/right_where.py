# points: 1 · written: where
def log_gradient(pi, s, a):
    rows = np.arange(pi.shape[0])[:, None] == s
    columns = np.arange(pi.shape[1]) == a
    return np.where(rows, columns - pi, 0.0)
