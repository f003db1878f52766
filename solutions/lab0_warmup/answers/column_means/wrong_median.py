# points: 0 · misconception: the median
def column_means(X):
    return np.median(X, axis=0)
