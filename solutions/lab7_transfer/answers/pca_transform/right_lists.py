# points: 1 · written: a list of lists
def pca_transform(X, mean, W):
    return [[float(sum((a - m) * w for a, m, w in zip(x, mean, column))) for column in W.T] for x in X]
