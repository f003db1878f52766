# points: 0 · misconception: the given program with its three mistakes
def momentum(params, grads, state, lr, mu):
    velocity = state.get("v", 0.0)
    moved = params - lr * velocity
    velocity = mu * velocity + (1 - mu) * grads
    return moved, {"velocity": velocity}
