# points: 0 · misconception: the other form: the velocity without the learning rate
def heavy_ball(params, grads, state, lr, momentum):
    v = momentum * state.get('v', 0.0) + grads
    return params - lr * v, {'v': v}
