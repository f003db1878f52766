# points: 0 · misconception: keeps the root of s
def adagrad(params, grads, state, lr, eps=1e-10):
    root = np.sqrt(state.get("s", 0.0) + grads**2)
    return params - lr * grads / (root + eps), {"s": root}
