# points: 0 · misconception: looks at itself only
def attend_next(x, K, V, W_q, W_k, W_v, W_o, heads):
    q = x @ W_q
    K, V = np.concatenate([K, [x @ W_k]]), np.concatenate([V, [x @ W_v]])
    results, everything = [], np.arange(len(K))[None] == len(K) - 1
    for c in np.split(np.arange(len(x)), heads):
        results.append(attention(q[None, c], K[:, c], V[:, c], everything)[0])
    return np.concatenate(results) @ W_o, K, V
