# points: 0 · misconception: not swapped back
def multi_head(X, mask, W_q, W_k, W_v, W_o, heads):
    batch, n, d = X.shape
    Q, K, V = ((X @ W).reshape(batch, n, heads, d // heads).swapaxes(1, 2) for W in (W_q, W_k, W_v))
    return attention(Q, K, V, mask[:, None]).reshape(batch, n, d) @ W_o
