# points: 0 · misconception: eps beside the fraction
def rmsprop_momentum(params, grads, state, lr, alpha=0.99, mu=0.9, eps=1e-8):
    s = alpha * state.get("s", 0.0) + (1 - alpha) * grads**2
    v = mu * state.get("v", 0.0) + grads / np.sqrt(s) + eps
    return params - lr * v, {"s": s, "v": v}
