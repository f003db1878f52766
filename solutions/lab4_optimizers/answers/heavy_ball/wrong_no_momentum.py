# points: 0 · misconception: plain SGD
def heavy_ball(params, grads, state, lr, momentum):
    return params - lr * grads, {}
