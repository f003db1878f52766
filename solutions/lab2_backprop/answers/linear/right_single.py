# points: 2 · written: in single precision
def linear_forward(X, W, b):
    return X.astype(np.float32) @ W.astype(np.float32) + b.astype(np.float32)


def linear_backward(dY, X, W):
    dY, X, W = (v.astype(np.float32) for v in (dY, X, W))
    return dY @ W.T, X.T @ dY, dY.sum(axis=0)
