# points: 0 · misconception: never lets go of old velocity
def momentum(params, grads, state, lr, mu):
    v = state.get('v', 0.0) + grads
    return params - lr * v, {'v': v}
