# points: 0 · misconception: divided by the number of columns
def column_means(X):
    return X.sum(axis=0) / X.shape[1]
