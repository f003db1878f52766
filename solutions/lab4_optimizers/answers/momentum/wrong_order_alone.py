# points: 0 · misconception: repairs only the order of the lines
def momentum(params, grads, state, lr, mu):
    velocity = state.get("v", 0.0)
    velocity = mu * velocity + (1 - mu) * grads
    return params - lr * velocity, {"velocity": velocity}
