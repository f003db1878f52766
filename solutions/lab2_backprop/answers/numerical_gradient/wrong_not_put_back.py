# points: 0 · misconception: entries stay moved while the next one is looked at
def numerical_gradient(f, x, h=1e-5):
    x = x.astype(float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        above = f(x)
        x[index] -= 2 * h
        gradient[index] = (above - f(x)) / (2 * h)
    return gradient
