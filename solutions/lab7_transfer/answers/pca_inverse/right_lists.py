# points: 1 · written: a list of lists
def pca_inverse(Z, mean, W):
    d, k = W.shape
    return [[mean[f] + sum(z[j] * W[f, j] for j in range(k)) for f in range(d)] for z in Z]
