# points: 0 · misconception: μ in front of the gradient
def momentum(params, grads, state, lr, mu):
    v = state.get('v', 0.0) + mu * grads
    return params - lr * v, {'v': v}
