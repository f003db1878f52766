# points: 0 · misconception: one average for all parameters
def rmsprop(params, grads, state, lr, alpha=0.99, eps=1e-8):
    s = alpha * state.get("s", 0.0) + (1 - alpha) * float(np.mean(grads**2))
    return params - lr * grads / (np.sqrt(s) + eps), {"s": s}
