# points: 0 · misconception: uses the gradient at the start in every step
def gradient_descent(grad, w0, lr, n_steps):
    g = grad(w0)
    return np.array([w0 - k * lr * g for k in range(n_steps + 1)])
