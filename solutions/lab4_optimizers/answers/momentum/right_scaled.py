# points: 1 · written: keeps μ·v, ready for the next step
def momentum(params, grads, state, lr, mu):
    v = state.get('next', np.zeros_like(grads)) + grads
    return params - lr * v, {'next': mu * v, 'count': 1}
