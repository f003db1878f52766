# points: 0 · misconception: repairs all but the name in the state
def momentum(params, grads, state, lr, mu):
    velocity = mu * state.get("v", 0.0) + grads
    return params - lr * velocity, {"velocity": velocity}
