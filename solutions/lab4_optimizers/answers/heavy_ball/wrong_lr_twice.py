# points: 0 · misconception: a second factor lr in the step
def heavy_ball(params, grads, state, lr, momentum):
    v = momentum * state.get("v", 0.0) - lr * grads
    return params + lr * v, {"v": v}
