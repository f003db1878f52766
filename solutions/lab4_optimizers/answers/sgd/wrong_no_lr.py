# points: 0 · misconception: forgets the learning rate
def sgd(params, grads, state, lr):
    return params - grads, state
