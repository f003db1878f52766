# points: 1 · written: single precision, as a list
def sgd(params, grads, state, lr):
    w = np.subtract(params, np.multiply(lr, grads), dtype=np.float64)
    return [w.astype(np.float32), state]
