# points: 2 · written: with einsum and a shifted array
def rnn_gradients(X, H, D, W_h):
    n, m = H.shape
    G = np.array(D, dtype=float)
    for t in range(n - 1, 0, -1):
        G[t - 1] = G[t - 1] + np.einsum("i,ji->j", G[t] * (1 - H[t] ** 2), W_h)
    S = G * (1 - H**2)
    before = np.roll(H, 1, axis=0)
    before[0] = 0
    return np.einsum("td,tm->dm", X, S), np.einsum("ti,tj->ij", before, S), S.sum(0), G
