# points: 1 · written: keeps the root itself
def adagrad(params, grads, state, lr, eps=1e-10):
    root = np.hypot(state.get("root", 0.0), grads)
    return params - lr / (root + eps) * grads, {"root": root}
