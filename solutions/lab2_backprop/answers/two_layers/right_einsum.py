# points: 1 · written: einsum and a mask of numbers
def two_layer_forward(X, W1, b1, W2, b2):
    H = np.einsum("nd,dh->nh", X, W1) + b1
    H = H * (H > 0)
    return [H, np.einsum("nh,hk->nk", H, W2) + b2]


def two_layer_backward(dZ, X, H, W2):
    dA = np.einsum("nk,hk,nh->nh", dZ, W2, np.sign(H))
    return [np.einsum("nd,nh->dh", X, dA), dA.sum(0), np.einsum("nh,nk->hk", H, dZ), dZ.sum(0)]
