# points: 0 · misconception: works on a copy in float32
def numerical_gradient(f, x, h=1e-5):
    y = np.array(x, dtype=np.float32)
    gradient = np.zeros(y.shape)
    for index in np.ndindex(y.shape):
        old = y[index]
        y[index] = old + h
        above = f(y)
        y[index] = old - h
        gradient[index] = (above - f(y)) / (2 * h)
        y[index] = old
    return gradient
