# points: 1 · written: undoes the shift and does it again
def nesterov(params, grads, state, lr, mu):
    v = state.get('v', np.zeros_like(params))
    new = mu * v + grads
    there = params - lr * (new - mu * v)
    return there - lr * mu * new, {'v': new}
