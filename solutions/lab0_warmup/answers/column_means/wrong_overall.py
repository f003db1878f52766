# points: 0 · misconception: one mean of the whole table
def column_means(X):
    return X.mean()
