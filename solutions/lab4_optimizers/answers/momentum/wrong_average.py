# points: 0 · misconception: dampened: (1 − μ)·g
def momentum(params, grads, state, lr, mu):
    v = mu * state.get('v', 0.0) + (1 - mu) * grads
    return params - lr * v, {'v': v}
