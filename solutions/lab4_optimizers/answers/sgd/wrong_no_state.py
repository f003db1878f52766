# points: 0 · misconception: returns only the parameters
def sgd(params, grads, state, lr):
    return params - lr * grads
