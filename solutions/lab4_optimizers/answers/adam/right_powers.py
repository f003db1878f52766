# points: 2 · written: keeps the powers of the decays
def adam(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    if not state:
        state = {"m": np.zeros_like(params), "s": np.zeros_like(params), "b": 1.0, "c": 1.0}
    b, c = state["b"] * beta1, state["c"] * beta2
    m = state["m"] + (1 - beta1) * (grads - state["m"])
    s = state["s"] + (1 - beta2) * (grads**2 - state["s"])
    step = (m / (1 - b)) / ((s / (1 - c)) ** 0.5 + eps)
    return params - lr * step, {"m": m, "s": s, "b": b, "c": c}
