# points: 0 · misconception: subtracts the velocity
def heavy_ball(params, grads, state, lr, momentum):
    v = momentum * state.get('v', 0.0) - lr * grads
    return params - v, {'v': v}
