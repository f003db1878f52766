# points: 0 · misconception: uses the old velocity in the step
def nesterov(params, grads, state, lr, mu):
    old = state.get('v', np.zeros_like(params))
    return params - lr * (grads + mu * old), {'v': mu * old + grads}
