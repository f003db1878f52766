# points: 0 · misconception: does not read the state
def rmsprop(params, grads, state, lr, alpha=0.99, eps=1e-8):
    s = (1 - alpha) * grads**2
    return params - lr * grads / (np.sqrt(s) + eps), {"s": s}
