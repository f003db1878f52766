# points: 0 · misconception: the mean of the whole table
def centre_rows(X):
    return X - X.mean()
