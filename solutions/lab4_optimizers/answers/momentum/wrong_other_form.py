# points: 0 · misconception: the form of question 5
def momentum(params, grads, state, lr, mu):
    v = mu * state.get('v', 0.0) - lr * grads
    return params + v, {'v': v}
