# points: 2 · written: without the other functions, one sequence at a time
def norm(H):
    return (H - np.mean(H, -1, keepdims=True)) / np.sqrt(np.var(H, -1, keepdims=True) + 0.00001)


def block(H, mask, w, heads):
    d = H.shape[2]
    e = d // heads
    out = []
    for h, seen in zip(H, mask):
        x, added = norm(h), np.zeros(h.shape)
        for j in range(heads):
            c = slice(j * e, j * e + e)
            a = np.where(seen, x @ w["W_q"][:, c] @ (x @ w["W_k"][:, c]).T / e**0.5, -np.inf)
            a = np.exp(a - a.max(1, keepdims=True))
            added += a / a.sum(1, keepdims=True) @ x @ w["W_v"][:, c] @ w["W_o"][c]
        h = h + added
        out.append(h + np.where(norm(h) @ w["W_1"] > 0, norm(h) @ w["W_1"], 0) @ w["W_2"])
    return np.array(out)
