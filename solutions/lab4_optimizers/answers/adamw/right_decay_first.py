# points: 1 · written: shrinks first, then steps
def adamw(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    t = state.get("t", 0) + 1
    w = params * (1 - lr * weight_decay)
    m = beta1 * state.get("m", 0.0) + (1 - beta1) * grads
    s = beta2 * state.get("s", 0.0) + (1 - beta2) * grads**2
    return w - lr * (m / (1 - beta1**t)) / ((s / (1 - beta2**t)) ** 0.5 + eps), {"t": t, "m": m, "s": s}
