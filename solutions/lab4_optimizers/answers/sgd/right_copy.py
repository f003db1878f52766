# points: 1 · written: a copy that may be changed
def sgd(params, grads, state, lr):
    w = params.copy()
    w -= lr * grads
    return w, state
