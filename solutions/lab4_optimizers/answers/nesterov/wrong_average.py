# points: 0 · misconception: dampened: (1 − μ)·g
def nesterov(params, grads, state, lr, mu):
    v = mu * state.get('v', 0.0) + (1 - mu) * grads
    return params - lr * (grads + mu * v), {'v': v}
