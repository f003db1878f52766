# points: 0 · misconception: returns the step instead of the parameters
def sgd(params, grads, state, lr):
    return -lr * grads, state
