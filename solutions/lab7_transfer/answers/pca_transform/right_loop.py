# points: 1 · written: one number at a time
def pca_transform(X, mean, W):
    result = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            for f in range(len(mean)):
                result[i, j] += (X[i, f] - mean[f]) * W[f, j]
    return result
