# points: 1 · written: loops over the elements
def adagrad(params, grads, state, lr, eps=1e-10):
    s = [float(v) for v in state.get("s", [0.0] * params.size)]
    w = params.ravel().tolist()
    for j, g in enumerate(grads.ravel().tolist()):
        s[j] += g * g
        w[j] -= lr * g / (s[j] ** 0.5 + eps)
    return np.array(w).reshape(params.shape), {"s": s}
