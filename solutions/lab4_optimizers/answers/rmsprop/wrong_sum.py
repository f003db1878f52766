# points: 0 · misconception: AdaGrad's sum
def rmsprop(params, grads, state, lr, alpha=0.99, eps=1e-8):
    s = state.get("s", 0.0) + grads**2
    return params - lr * grads / (np.sqrt(s) + eps), {"s": s}
