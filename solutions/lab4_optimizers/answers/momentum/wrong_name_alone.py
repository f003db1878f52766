# points: 0 · misconception: repairs only the name in the state
def momentum(params, grads, state, lr, mu):
    velocity = state.get("velocity", 0.0)
    moved = params - lr * velocity
    velocity = mu * velocity + (1 - mu) * grads
    return moved, {"velocity": velocity}
