# points: 1 · written: two loops over plain numbers
def column_means(X):
    n, d = X.shape
    means = []
    for j in range(d):
        total = 0.0
        for i in range(n):
            total += X[i, j]
        means.append(total / n)
    return means
