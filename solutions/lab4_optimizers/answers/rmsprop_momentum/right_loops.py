# points: 1 · written: loops over the elements
def rmsprop_momentum(params, grads, state, lr, alpha=0.99, mu=0.9, eps=1e-8):
    w, g = params.ravel().tolist(), grads.ravel().tolist()
    rows = state.get("rows", [[0.0, 0.0] for _ in g])
    new, out = [], []
    for (s, v), wj, gj in zip(rows, w, g):
        s = alpha * s + (1 - alpha) * gj**2
        v = mu * v + gj / (s**0.5 + eps)
        new.append([s, v])
        out.append(wj - lr * v)
    return np.reshape(out, params.shape), {"rows": new}
