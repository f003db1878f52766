# points: 0 · misconception: no mask
def multi_head(X, mask, W_q, W_k, W_v, W_o, heads):
    Q, K, V = X @ W_q, X @ W_k, X @ W_v
    results = []
    for columns in np.split(np.arange(X.shape[2]), heads):
        results.append(
            attention(Q[..., columns], K[..., columns], V[..., columns], np.ones_like(mask))
        )
    return np.concatenate(results, axis=-1) @ W_o
