# points: 0 · misconception: one sum for all parameters
def adagrad(params, grads, state, lr, eps=1e-10):
    s = state.get("s", 0.0) + float((grads**2).sum())
    return params - lr * grads / (np.sqrt(s) + eps), {"s": s}
