# points: 0 · misconception: the learning rate inside the velocity
def nesterov(params, grads, state, lr, mu):
    v = mu * state.get('v', 0.0) + lr * grads
    return params - (lr * grads + mu * v), {'v': v}
