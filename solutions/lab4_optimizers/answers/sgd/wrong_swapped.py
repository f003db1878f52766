# points: 0 · misconception: returns state and parameters in the wrong order
def sgd(params, grads, state, lr):
    return state, params - lr * grads
