# points: 2 · written: without attention(), sequence by sequence
def multi_head(X, mask, W_q, W_k, W_v, W_o, heads):
    batch, n, d = X.shape
    e = d // heads
    out = np.zeros(X.shape)
    for i in range(batch):
        for j in range(heads):
            c = slice(j * e, (j + 1) * e)
            q, k, v = X[i] @ W_q[:, c], X[i] @ W_k[:, c], X[i] @ W_v[:, c]
            a = np.where(mask[i], q @ k.T / np.sqrt(e), -np.inf)
            w = np.exp(a - a.max(axis=1, keepdims=True))
            out[i] += w / w.sum(axis=1, keepdims=True) @ v @ W_o[c]
    return out
