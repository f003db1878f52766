# points: 0 · misconception: a moving average (RMSProp)
def adagrad(params, grads, state, lr, eps=1e-10):
    s = 0.9 * state.get("s", 0.0) + 0.1 * grads**2
    return params - lr * grads / (np.sqrt(s) + eps), {"s": s}
