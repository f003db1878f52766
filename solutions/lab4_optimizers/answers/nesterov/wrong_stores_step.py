# points: 0 · misconception: keeps the step as velocity
def nesterov(params, grads, state, lr, mu):
    v = mu * state.get('v', 0.0) + grads
    step = grads + mu * v
    return params - lr * step, {'v': step}
