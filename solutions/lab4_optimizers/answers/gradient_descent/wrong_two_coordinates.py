# points: 0 · misconception: only two coordinates
def gradient_descent(grad, w0, lr, n_steps):
    path = [np.array([w0[0], w0[1]], dtype=float)]
    for _ in range(n_steps):
        g = grad(path[-1])
        path.append(np.array([path[-1][0] - lr * g[0], path[-1][1] - lr * g[1]]))
    return np.array(path)
