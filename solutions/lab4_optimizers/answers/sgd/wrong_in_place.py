# points: 0 · misconception: changes params in place
def sgd(params, grads, state, lr):
    params -= lr * grads
    return params, state
