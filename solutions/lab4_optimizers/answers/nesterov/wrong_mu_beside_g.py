# points: 0 · misconception: mu beside the gradient, v + mu g
def nesterov(params, grads, state, lr, mu):
    v = mu * state.get("v", 0.0) + grads
    return params - lr * (v + mu * grads), {"v": v}
