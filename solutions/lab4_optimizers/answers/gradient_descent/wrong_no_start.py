# points: 0 · misconception: leaves out the starting point
def gradient_descent(grad, w0, lr, n_steps):
    w, path = w0, []
    for _ in range(n_steps):
        w = w - lr * grad(w)
        path.append(w)
    return np.array(path)
