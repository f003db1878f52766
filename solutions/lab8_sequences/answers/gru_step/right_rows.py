# points: 2 · written: one sample after the other
def gru_step(x, h, W, V, b):
    from math import exp, tanh

    new = np.zeros(h.shape)
    for i in range(len(x)):
        a = [x[i] @ W[k] for k in range(3)]
        c = [h[i] @ V[k] for k in range(3)]
        for j in range(h.shape[1]):
            z = 1 / (1 + exp(-(a[0][j] + c[0][j] + b[0][j])))
            r = 1 / (1 + exp(-(a[1][j] + c[1][j] + b[1][j])))
            new[i, j] = z * h[i, j] + (1 - z) * tanh(a[2][j] + r * c[2][j] + b[2][j])
    return new
