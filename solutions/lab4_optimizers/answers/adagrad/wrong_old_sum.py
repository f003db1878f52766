# points: 0 · misconception: uses the old sum
def adagrad(params, grads, state, lr, eps=1e-10):
    s = state.get("s", np.zeros_like(params))
    return params - lr * grads / (np.sqrt(s) + eps), {"s": s + grads**2}
