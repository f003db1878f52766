# points: 1 · written: a new axis by indexing
def centre_rows(X):
    return X - X.mean(axis=1)[:, None]
