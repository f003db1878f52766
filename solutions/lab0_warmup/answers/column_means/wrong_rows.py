# points: 0 · misconception: axis 1, the means of the rows
def column_means(X):
    return X.mean(axis=1)
