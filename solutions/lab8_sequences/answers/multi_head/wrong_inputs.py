# points: 0 · misconception: cuts the inputs into heads
def multi_head(X, mask, W_q, W_k, W_v, W_o, heads):
    results = []
    for c in np.split(np.arange(X.shape[2]), heads):
        x = X[..., c]
        results.append(
            attention(x @ W_q[np.ix_(c, c)], x @ W_k[np.ix_(c, c)], x @ W_v[np.ix_(c, c)], mask)
        )
    return np.concatenate(results, axis=-1) @ W_o
