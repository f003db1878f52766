# points: 0 · misconception: starts with no velocity in every step
def heavy_ball(params, grads, state, lr, momentum):
    v = momentum * 0.0 - lr * grads
    return params + v, {'v': v}
