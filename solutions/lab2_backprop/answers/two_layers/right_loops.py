# points: 1 · written: one sample after the other
def two_layer_forward(X, W1, b1, W2, b2):
    H = [[max(0.0, float(x @ W1[:, j] + b1[j])) for j in range(len(b1))] for x in X]
    return H, [[float(np.dot(h, W2[:, j]) + b2[j]) for j in range(len(b2))] for h in H]


def two_layer_backward(dZ, X, H, W2):
    dW1, db1 = np.zeros((X.shape[1], H.shape[1])), np.zeros(H.shape[1])
    dW2, db2 = np.zeros(W2.shape), np.zeros(W2.shape[1])
    for dz, x, h in zip(dZ, X, H):
        dW2 += np.outer(h, dz)
        db2 += dz
        da = W2 @ dz
        da = np.array([g if unit > 0 else 0.0 for g, unit in zip(da, h)])
        dW1 += np.outer(x, da)
        db1 += da
    return dW1, db1, dW2, db2
