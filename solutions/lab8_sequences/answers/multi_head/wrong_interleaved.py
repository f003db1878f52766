# points: 0 · misconception: every h-th column belongs to a head
def multi_head(X, mask, W_q, W_k, W_v, W_o, heads):
    Q, K, V = X @ W_q, X @ W_k, X @ W_v
    results = []
    for columns in [np.arange(j, X.shape[2], heads) for j in range(heads)]:
        results.append(attention(Q[..., columns], K[..., columns], V[..., columns], mask))
    return np.concatenate(results, axis=-1) @ W_o
