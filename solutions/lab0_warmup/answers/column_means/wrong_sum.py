# points: 0 · misconception: the sum, not divided
def column_means(X):
    return X.sum(axis=0)
