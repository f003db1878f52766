# points: 0 · misconception: scales the velocity instead of the gradient
def rmsprop_momentum(params, grads, state, lr, alpha=0.99, mu=0.9, eps=1e-8):
    s = alpha * state.get("s", 0.0) + (1 - alpha) * grads**2
    v = mu * state.get("v", 0.0) + grads
    return params - lr * v / (np.sqrt(s) + eps), {"s": s, "v": v}
