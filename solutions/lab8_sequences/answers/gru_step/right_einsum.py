# points: 2 · written: all three at once
def gru_step(x, h, W, V, b):
    A = np.einsum("nd,kdm->knm", x, W) + b[:, None]
    C = np.einsum("nm,kmj->knj", h, V)
    z, r = 0.5 * (1 + np.tanh((A[:2] + C[:2]) / 2))
    new = np.tanh(A[2] + r * C[2])
    return new + z * (h - new)
