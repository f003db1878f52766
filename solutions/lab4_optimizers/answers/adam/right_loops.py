# points: 2 · written: loops over the elements
def adam(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    w, g = params.ravel().tolist(), grads.ravel().tolist()
    m, s = list(state.get("m", [0.0] * len(g))), list(state.get("s", [0.0] * len(g)))
    for j in range(len(g)):
        m[j] = beta1 * m[j] + (1 - beta1) * g[j]
        s[j] = beta2 * s[j] + (1 - beta2) * g[j] ** 2
        w[j] -= lr * (m[j] / (1 - beta1**t)) / ((s[j] / (1 - beta2**t)) ** 0.5 + eps)
    return np.reshape(w, params.shape), {"t": t, "m": m, "s": s}
