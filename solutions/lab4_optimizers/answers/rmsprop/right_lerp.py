# points: 1 · written: towards the new square
def rmsprop(params, grads, state, lr, alpha=0.99, eps=1e-8):
    old = state.get("s", np.zeros_like(params))
    s = old + (1 - alpha) * (grads * grads - old)
    return params - lr * grads / (s**0.5 + eps), {"s": s}
