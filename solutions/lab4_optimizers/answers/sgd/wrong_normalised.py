# points: 0 · misconception: divides by the gradient's length
def sgd(params, grads, state, lr):
    return params - lr * grads / np.linalg.norm(grads), state
