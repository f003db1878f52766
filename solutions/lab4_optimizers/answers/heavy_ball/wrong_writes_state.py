# points: 0 · misconception: writes into the state it was handed
def heavy_ball(params, grads, state, lr, momentum):
    state['v'] = momentum * state.get('v', 0.0) - lr * grads
    return params + state['v'], state
