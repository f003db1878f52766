# points: 0 · misconception: returns inside the loop, after the first column
def column_means(X):
    means = []
    for j in range(X.shape[1]):
        means.append(X[:, j].mean())
        return means
