# points: 1 · written: an if for the first step
def heavy_ball(params, grads, state, lr, momentum):
    if not state:
        v = -lr * grads
    else:
        v = momentum * state['velocity'] - lr * grads
    return params + v, {'velocity': v}
