# points: 1 · written: an if for the first step
def momentum(params, grads, state, lr, mu):
    v = grads if state == {} else grads + mu * state['m']
    return params - lr * v, {'m': v}
