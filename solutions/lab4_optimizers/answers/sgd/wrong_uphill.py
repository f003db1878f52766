# points: 0 · misconception: adds the gradient
def sgd(params, grads, state, lr):
    return params + lr * grads, state
