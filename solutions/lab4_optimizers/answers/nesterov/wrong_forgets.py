# points: 0 · misconception: returns the state under another name
def nesterov(params, grads, state, lr, mu):
    v = mu * state.get("v", 0.0) + grads
    return params - lr * (grads + mu * v), {"velocity": v}
