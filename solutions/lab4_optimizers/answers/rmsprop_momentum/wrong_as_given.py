# points: 0 · misconception: the given program with its three mistakes
def rmsprop_momentum(params, grads, state, lr, alpha=0.99, mu=0.9, eps=1e-8):
    s = (1 - alpha) * state.get("s", 0.0) + alpha * grads**2
    v = mu * state.get("v", 0.0) + lr * grads / np.sqrt(s + eps)
    return params - v, {"s": s, "v": v}
