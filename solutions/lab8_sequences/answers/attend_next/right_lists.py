# points: 2 · written: returns lists
def attend_next(x, K, V, W_q, W_k, W_v, W_o, heads):
    keys, values = [*K.tolist(), (x @ W_k).tolist()], [*V.tolist(), (x @ W_v).tolist()]
    e = len(x) // heads
    q, out = x @ W_q, []
    for j in range(heads):
        a = [sum(q[i] * k[i] for i in range(j * e, j * e + e)) / e**0.5 for k in keys]
        w = [np.exp(b - max(a)) for b in a]
        out += [sum(u * v[i] for u, v in zip(w, values)) / sum(w) for i in range(j * e, j * e + e)]
    return (np.array(out) @ W_o).tolist(), keys, values
