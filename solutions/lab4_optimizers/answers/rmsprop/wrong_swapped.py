# points: 0 · misconception: alpha in front of the new square
def rmsprop(params, grads, state, lr, alpha=0.99, eps=1e-8):
    s = (1 - alpha) * state.get("s", 0.0) + alpha * grads**2
    return params - lr * grads / (np.sqrt(s) + eps), {"s": s}
