# points: 0 · misconception: Adam's bias correction
def rmsprop(params, grads, state, lr, alpha=0.99, eps=1e-8):
    t = state.get("t", 0) + 1
    s = alpha * state.get("s", 0.0) + (1 - alpha) * grads**2
    return params - lr * grads / (np.sqrt(s / (1 - alpha**t)) + eps), {"s": s, "t": t}
