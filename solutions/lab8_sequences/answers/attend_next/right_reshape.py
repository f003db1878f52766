# points: 2 · written: all heads at once
def attend_next(x, K, V, W_q, W_k, W_v, W_o, heads):
    t, d = K.shape
    K, V = np.append(K, (x @ W_k)[None], axis=0), np.append(V, (x @ W_v)[None], axis=0)
    k, v = (M.reshape(t + 1, heads, -1) for M in (K, V))
    q = (x @ W_q).reshape(heads, -1)
    a = np.einsum("he,the->ht", q, k) / np.sqrt(d / heads)
    w = np.exp(a - a.max(1, keepdims=True))
    return np.einsum("ht,the->he", w / w.sum(1, keepdims=True), v).ravel() @ W_o, K, V
