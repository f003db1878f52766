# points: 0 · misconception: every h-th column belongs to a head
def attend_next(x, K, V, W_q, W_k, W_v, W_o, heads):
    q = x @ W_q
    K, V = np.concatenate([K, [x @ W_k]]), np.concatenate([V, [x @ W_v]])
    results, everything = [], np.ones((1, len(K)), dtype=bool)
    for c in [np.arange(j, len(x), heads) for j in range(heads)]:
        results.append(attention(q[None, c], K[:, c], V[:, c], everything)[0])
    return np.array(results).T.ravel() @ W_o, K, V
