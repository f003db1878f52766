# points: 0 · misconception: the result is flattened
def numerical_gradient(f, x, h=1e-5):
    steps = h * np.eye(x.size)
    return np.array(
        [(f(x + s.reshape(x.shape)) - f(x - s.reshape(x.shape))) / (2 * h) for s in steps]
    )
