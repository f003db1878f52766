# points: 0 · misconception: forgets eps
def adagrad(params, grads, state, lr, eps=1e-10):
    s = state.get("s", 0.0) + grads**2
    return params - lr * grads / np.sqrt(s), {"s": s}
