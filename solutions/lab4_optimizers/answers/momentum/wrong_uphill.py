# points: 0 · misconception: adds the velocity
def momentum(params, grads, state, lr, mu):
    v = mu * state.get('v', 0.0) + grads
    return params + lr * v, {'v': v}
