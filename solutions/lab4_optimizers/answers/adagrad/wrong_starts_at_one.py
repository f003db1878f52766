# points: 0 · misconception: starts the sum at 1
def adagrad(params, grads, state, lr, eps=1e-10):
    s = state.get("s", 1.0) + grads**2
    return params - lr * grads / (np.sqrt(s) + eps), {"s": s}
