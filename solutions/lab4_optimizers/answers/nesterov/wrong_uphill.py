# points: 0 · misconception: wrong sign
def nesterov(params, grads, state, lr, mu):
    v = mu * state.get('v', 0.0) + grads
    return params + lr * (grads + mu * v), {'v': v}
