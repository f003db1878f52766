# points: 0 · misconception: lr multiplies the gradient only
def nesterov(params, grads, state, lr, mu):
    v = mu * state.get("v", 0.0) + grads
    return params - lr * grads + mu * v, {"v": v}
