# points: 0 · misconception: returns the velocity alone as state
def momentum(params, grads, state, lr, mu):
    v = mu * state.get("v", 0.0) + grads
    return params - lr * v, v
