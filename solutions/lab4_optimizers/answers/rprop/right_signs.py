# points: 2 · written: remembers only signs
def rprop(params, grads, state, lr, shrink=0.5, grow=1.2, smallest=1e-6, largest=50.0):
    sign = np.sign(grads)
    product = sign * state.get("sign", 0.0)
    step = state.get("step", lr) * np.choose(product.astype(int) + 1, [shrink, 1.0, grow])
    step = np.minimum(np.maximum(step, smallest), largest)
    sign = sign * (product >= 0)
    return params - sign * step, {"step": step, "sign": sign}
