# points: 1 · written: a list of plain lists
def gradient_descent(grad, w0, lr, n_steps):
    path = [[float(x) for x in w0]]
    for _ in range(n_steps):
        slope = grad(np.array(path[-1]))
        path.append([x - lr * float(s) for x, s in zip(path[-1], slope)])
    return path
