# points: 0 · misconception: changes w0 in place
def gradient_descent(grad, w0, lr, n_steps):
    path = [w0.copy()]
    for _ in range(n_steps):
        w0 -= lr * grad(w0)
        path.append(w0.copy())
    return np.array(path)
