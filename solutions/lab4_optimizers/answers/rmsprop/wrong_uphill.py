# points: 0 · misconception: wrong sign
def rmsprop(params, grads, state, lr, alpha=0.99, eps=1e-8):
    s = alpha * state.get("s", 0.0) + (1 - alpha) * grads**2
    return params + lr * grads / (np.sqrt(s) + eps), {"s": s}
