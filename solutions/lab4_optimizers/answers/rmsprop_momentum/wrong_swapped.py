# points: 0 · misconception: alpha and mu have changed places
def rmsprop_momentum(params, grads, state, lr, alpha=0.99, mu=0.9, eps=1e-8):
    s = mu * state.get("s", 0.0) + (1 - mu) * grads**2
    v = alpha * state.get("v", 0.0) + grads / (np.sqrt(s) + eps)
    return params - lr * v, {"s": s, "v": v}
