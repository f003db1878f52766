# points: 2 · written: a list of results, signs in a loop
def fit_pca(X, k):
    n, d = X.shape
    mean = [sum(X[:, j]) / n for j in range(d)]
    U, s, Vt = np.linalg.svd(X - np.array(mean))
    columns = []
    for v in Vt[:k]:
        big = max(v, key=abs)
        columns.append([a if big > 0 else -a for a in v])
    total = sum(a * a for a in s)
    return [mean, np.array(columns).T, [a * a / total for a in s[:k]]]
