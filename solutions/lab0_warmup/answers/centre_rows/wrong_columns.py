# points: 0 · misconception: the means of the columns
def centre_rows(X):
    return X - X.mean(axis=0)
