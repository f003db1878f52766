# points: 1 · written: multiplied by the matrix that takes means away
def centre_rows(X):
    d = X.shape[1]
    return X @ (np.eye(d) - np.ones((d, d)) / d)
