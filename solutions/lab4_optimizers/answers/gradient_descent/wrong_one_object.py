# points: 0 · misconception: appends one array again and again, which then changes
def gradient_descent(grad, w0, lr, n_steps):
    w = w0.copy()
    path = [w]
    for _ in range(n_steps):
        w -= lr * grad(w)
        path.append(w)
    return np.array(path)
