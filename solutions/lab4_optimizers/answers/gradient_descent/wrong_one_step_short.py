# points: 0 · misconception: stops one step too early
def gradient_descent(grad, w0, lr, n_steps):
    path = [w0]
    for _ in range(n_steps - 1):
        path.append(path[-1] - lr * grad(path[-1]))
    return np.array(path)
