# points: 0 · misconception: a velocity for one row of parameters
def heavy_ball(params, grads, state, lr, momentum):
    v = momentum * state.get("v", np.zeros(len(params))) - lr * grads
    return params + v, {"v": v}
