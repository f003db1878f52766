# points: 0 · misconception: forgets the learning rate
def gradient_descent(grad, w0, lr, n_steps):
    path = [w0]
    for _ in range(n_steps):
        path.append(path[-1] - grad(path[-1]))
    return np.array(path)
