# points: 0 · misconception: moves with the velocity from before
def heavy_ball(params, grads, state, lr, momentum):
    old = state.get('v', np.zeros_like(params))
    return params + old, {'v': momentum * old - lr * grads}
