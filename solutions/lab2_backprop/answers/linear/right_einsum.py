# points: 2 · written: einsum
def linear_forward(X, W, b):
    return np.einsum("nd,dk->nk", X, W) + b[None, :]


def linear_backward(dY, X, W):
    return (
        np.einsum("nk,dk->nd", dY, W),
        np.einsum("nd,nk->dk", X, dY),
        np.einsum("nk->k", dY),
    )
