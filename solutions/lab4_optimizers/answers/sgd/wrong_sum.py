# points: 0 · misconception: one step for all parameters, by the sum of the gradients
def sgd(params, grads, state, lr):
    return params - lr * np.sum(grads), state
