# points: 0 · misconception: returns an empty state
def momentum(params, grads, state, lr, mu):
    v = mu * state.get('v', 0.0) + grads
    return params - lr * v, {}
