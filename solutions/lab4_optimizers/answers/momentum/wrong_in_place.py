# points: 0 · misconception: changes the velocity in the old state
def momentum(params, grads, state, lr, mu):
    v = state.get('v', np.zeros(params.shape))
    v *= mu
    v += grads
    return params - lr * v, {'v': v}
