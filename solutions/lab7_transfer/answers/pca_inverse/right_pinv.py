# points: 1 · written: with the pseudoinverse, for orthonormal columns the same
def pca_inverse(Z, mean, W):
    return Z @ np.linalg.pinv(W) + mean
