# points: 0 · misconception: a table of one row
def column_means(X):
    return X.mean(axis=0, keepdims=True)
