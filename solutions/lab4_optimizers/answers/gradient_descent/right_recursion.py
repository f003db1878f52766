# points: 1 · written: calls itself
def gradient_descent(grad, w0, lr, n_steps):
    if n_steps == 0:
        return [w0]
    return [w0, *gradient_descent(grad, w0 - lr * grad(w0), lr, n_steps - 1)]
