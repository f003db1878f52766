# points: 0 · misconception: reshaped without swapping the axes
def multi_head(X, mask, W_q, W_k, W_v, W_o, heads):
    batch, n, d = X.shape
    Q, K, V = ((X @ W).reshape(batch, heads, n, d // heads) for W in (W_q, W_k, W_v))
    return attention(Q, K, V, mask[:, None]).swapaxes(1, 2).reshape(batch, n, d) @ W_o
