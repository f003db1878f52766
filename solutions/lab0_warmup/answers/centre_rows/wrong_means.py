# points: 0 · misconception: returns the means
def centre_rows(X):
    return X.mean(axis=1)
