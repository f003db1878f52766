# points: 2 · written: the correction inside the learning rate
def adam(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    t = 1 + state.get("t", 0)
    m = state.get("m", 0) * beta1 + grads * (1 - beta1)
    s = state.get("s", 0) * beta2 + grads * grads * (1 - beta2)
    root = np.sqrt(1 - beta2**t)
    return params - lr * root / (1 - beta1**t) * m / (np.sqrt(s) + eps * root), dict(t=t, m=m, s=s)
