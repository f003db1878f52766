# points: 0 · misconception: row means of shape (n,), spread along the wrong axis when n = d
def centre_rows(X):
    return X - X.mean(axis=1)
