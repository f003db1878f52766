# points: 0 · misconception: expects a velocity in the empty state
def heavy_ball(params, grads, state, lr, momentum):
    v = momentum * state["v"] - lr * grads
    return params + v, {"v": v}
