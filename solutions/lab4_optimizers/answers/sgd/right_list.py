# points: 1 · written: a list with all parameters as a list of the same shape
def sgd(params, grads, state, lr):
    flat = [w - lr * g for w, g in zip(params.ravel().tolist(), grads.ravel().tolist())]
    return np.reshape(flat, params.shape).tolist(), {}
