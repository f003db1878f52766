# points: 0 · misconception: whole-number division
def column_means(X):
    return X.sum(axis=0) // len(X)
