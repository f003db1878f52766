# points: 1 · written: the given program, repaired
def momentum(params, grads, state, lr, mu):
    velocity = state.get("velocity", 0.0)
    velocity = mu * velocity + grads
    moved = params - lr * velocity
    return moved, {"velocity": velocity}
