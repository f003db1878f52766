# points: 0 · misconception: returns None as the state
def sgd(params, grads, state, lr):
    return params - lr * grads, None
