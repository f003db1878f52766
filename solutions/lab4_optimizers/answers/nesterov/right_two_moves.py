# points: 1 · written: two moves, one after the other
def nesterov(params, grads, state, lr, mu):
    w = params.copy()
    w -= lr * grads
    v = grads + (mu * state['v'] if 'v' in state else 0)
    w -= lr * mu * v
    return w, {'v': v}
