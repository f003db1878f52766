# points: 0 · misconception: plain momentum
def nesterov(params, grads, state, lr, mu):
    v = mu * state.get('v', 0.0) + grads
    return params - lr * v, {'v': v}
