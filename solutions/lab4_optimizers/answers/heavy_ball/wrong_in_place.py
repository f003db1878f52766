# points: 0 · misconception: changes the velocity in the old state
def heavy_ball(params, grads, state, lr, momentum):
    v = state.get('v', np.zeros_like(params))
    v *= momentum
    v -= lr * grads
    return params + v, {'v': v}
