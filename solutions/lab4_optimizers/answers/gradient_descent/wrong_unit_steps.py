# points: 0 · misconception: divides the gradient by its length
def gradient_descent(grad, w0, lr, n_steps):
    path = [w0]
    for _ in range(n_steps):
        g = grad(path[-1])
        path.append(path[-1] - lr * g / np.linalg.norm(g))
    return np.array(path)
