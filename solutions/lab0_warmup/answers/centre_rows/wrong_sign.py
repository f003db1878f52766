# points: 0 · misconception: the mean minus the row
def centre_rows(X):
    return X.mean(axis=1, keepdims=True) - X
