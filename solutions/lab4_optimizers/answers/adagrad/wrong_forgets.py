# points: 0 · misconception: does not keep the sum
def adagrad(params, grads, state, lr, eps=1e-10):
    s = state.get("s", 0.0) + grads**2
    return params - lr * grads / (np.sqrt(s) + eps), {}
