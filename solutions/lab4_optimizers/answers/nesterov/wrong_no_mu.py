# points: 0 · misconception: v without μ in the step
def nesterov(params, grads, state, lr, mu):
    v = mu * state.get('v', 0.0) + grads
    return params - lr * (grads + v), {'v': v}
