# points: 0 · misconception: mean instead of sum
def adagrad(params, grads, state, lr, eps=1e-10):
    s, t = state.get("s", 0.0) + grads**2, state.get("t", 0) + 1
    return params - lr * grads / (np.sqrt(s / t) + eps), {"s": s, "t": t}
