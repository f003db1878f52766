# points: 0 · misconception: one sample without its axis
def pca_inverse(Z, mean, W):
    return (Z @ W.T + mean).squeeze()
