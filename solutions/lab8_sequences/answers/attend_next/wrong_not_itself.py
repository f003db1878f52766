# points: 0 · misconception: does not look at itself
def attend_next(x, K, V, W_q, W_k, W_v, W_o, heads):
    q = x @ W_q
    found = np.zeros(len(x))
    for c in np.split(np.arange(len(x)), heads):
        if len(K):
            found[c] = attention(q[None, c], K[:, c], V[:, c], np.ones((1, len(K)), dtype=bool))[0]
    return found @ W_o, np.concatenate([K, [x @ W_k]]), np.concatenate([V, [x @ W_v]])
