# points: 2 · written: without attention()
def attend_next(x, K, V, W_q, W_k, W_v, W_o, heads):
    e = len(x) // heads
    K, V = np.vstack([K, x @ W_k]), np.vstack([V, x @ W_v])
    q, found = x @ W_q, np.zeros(len(x))
    for j in range(heads):
        c = slice(j * e, (j + 1) * e)
        a = K[:, c] @ q[c] / np.sqrt(e)
        a = np.exp(a - a.max())
        found[c] = a @ V[:, c] / a.sum()
    return found @ W_o, K, V
