# points: 1 · written: multiplied out
def nesterov(params, grads, state, lr, mu):
    old = state.get('v', np.zeros(params.shape))
    return params - lr * ((1 + mu) * grads + mu**2 * old), {'v': mu * old + grads}
