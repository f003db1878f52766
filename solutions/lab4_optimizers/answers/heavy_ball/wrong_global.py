# points: 0 · misconception: keeps the velocity in a global variable
velocity = 0.0

def heavy_ball(params, grads, state, lr, momentum):
    global velocity
    velocity = momentum * velocity - lr * grads
    return params + velocity, state
