# points: 0 · misconception: x is moved in place and not put back
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        above = f(x)
        x[index] -= 2 * h
        gradient[index] = (above - f(x)) / (2 * h)
        if index != np.unravel_index(x.size - 1, x.shape):
            x[index] += h
    return gradient
