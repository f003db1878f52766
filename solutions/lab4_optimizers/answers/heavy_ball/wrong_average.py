# points: 0 · misconception: an average: (1 − μ) in front of the gradient
def heavy_ball(params, grads, state, lr, momentum):
    v = momentum * state.get('v', 0.0) - (1 - momentum) * lr * grads
    return params + v, {'v': v}
