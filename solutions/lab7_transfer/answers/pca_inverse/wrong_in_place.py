# points: 0 · misconception: changes the components
def pca_inverse(Z, mean, W):
    result = Z @ W.T + mean
    Z[:] = 0
    return result
