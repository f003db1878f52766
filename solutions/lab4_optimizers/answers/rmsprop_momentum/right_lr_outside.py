# points: 1 · written: keeps lr-free velocity in a list
def rmsprop_momentum(params, grads, state, lr, alpha=0.99, mu=0.9, eps=1e-8):
    s, v = state.get("sv", [np.zeros_like(params), np.zeros_like(params)])
    s = s * alpha + grads * grads * (1 - alpha)
    v = v * mu + grads / (eps + s**0.5)
    return params - v * lr, {"sv": [s, v]}
