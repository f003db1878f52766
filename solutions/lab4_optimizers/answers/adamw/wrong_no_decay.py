# points: 0 · misconception: plain Adam
def adamw(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    t = state.get("t", 0) + 1
    m = beta1 * state.get("m", 0.0) + (1 - beta1) * grads
    s = beta2 * state.get("s", 0.0) + (1 - beta2) * grads**2
    step = m / (1 - beta1**t) / (np.sqrt(s / (1 - beta2**t)) + eps)
    return params - lr * step, {"t": t, "m": m, "s": s}
