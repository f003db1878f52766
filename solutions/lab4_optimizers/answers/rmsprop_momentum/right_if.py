# points: 1 · written: an if for the first step
def rmsprop_momentum(params, grads, state, lr, alpha=0.99, mu=0.9, eps=1e-8):
    s = (1 - alpha) * grads**2
    if "s" in state:
        s = s + alpha * state["s"]
    v = grads / (np.sqrt(s) + eps)
    if "v" in state:
        v = v + mu * state["v"]
    return params - lr * v, dict(s=s, v=v)
