# points: 0 · misconception: uses only the sign of the gradient
def sgd(params, grads, state, lr):
    return params - lr * np.sign(grads), state
