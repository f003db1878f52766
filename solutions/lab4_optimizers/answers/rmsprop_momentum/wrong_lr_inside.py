# points: 0 · misconception: the learning rate inside the velocity
def rmsprop_momentum(params, grads, state, lr, alpha=0.99, mu=0.9, eps=1e-8):
    s = alpha * state.get("s", 0.0) + (1 - alpha) * grads**2
    v = mu * state.get("v", 0.0) - lr * grads / (np.sqrt(s) + eps)
    return params + v, {"s": s, "v": v}
