# points: 0 · misconception: the answer to the first example, always
def column_means(X):
    return np.array([3.0, 7.0])
