# points: 0 · misconception: adds absolute values
def adagrad(params, grads, state, lr, eps=1e-10):
    s = state.get("s", 0.0) + abs(grads)
    return params - lr * grads / (np.sqrt(s) + eps), {"s": s}
