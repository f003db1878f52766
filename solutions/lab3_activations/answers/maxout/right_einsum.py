# points: 1 · written: einsum
def maxout(X, W, b):
    return np.max(np.einsum("nd,kdm->knm", X, W) + b[:, np.newaxis], axis=0)
