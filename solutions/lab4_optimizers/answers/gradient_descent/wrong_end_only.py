# points: 0 · misconception: returns only the last point
def gradient_descent(grad, w0, lr, n_steps):
    w = w0.copy()
    for _ in range(n_steps):
        w = w - lr * grad(w)
    return w
