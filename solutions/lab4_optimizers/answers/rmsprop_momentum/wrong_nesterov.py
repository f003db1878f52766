# points: 0 · misconception: looks ahead
def rmsprop_momentum(params, grads, state, lr, alpha=0.99, mu=0.9, eps=1e-8):
    s = alpha * state.get("s", 0.0) + (1 - alpha) * grads**2
    push = grads / (np.sqrt(s) + eps)
    v = mu * state.get("v", 0.0) + push
    return params - lr * (push + mu * v), {"s": s, "v": v}
