# points: 1 · written: remembers the last points instead of a velocity
def heavy_ball(params, grads, state, lr, momentum):
    before = np.asarray(state.get('before', params))
    return params - lr * grads + momentum * (params - before), {'before': params}
