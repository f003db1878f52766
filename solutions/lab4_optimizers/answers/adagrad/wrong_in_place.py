# points: 0 · misconception: changes the sum in the old state
def adagrad(params, grads, state, lr, eps=1e-10):
    s = state.get("s", np.zeros_like(params))
    s += grads**2
    return params - lr * grads / (np.sqrt(s) + eps), {"s": s}
