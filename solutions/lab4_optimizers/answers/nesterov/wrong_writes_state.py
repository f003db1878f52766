# points: 0 · misconception: writes into the state it was handed
def nesterov(params, grads, state, lr, mu):
    state['v'] = mu * state.get('v', 0.0) + grads
    return params - lr * (grads + mu * state['v']), state
