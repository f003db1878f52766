# points: 0 · misconception: the one-sided difference
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        moved = x.astype(float)
        moved[index] += h
        gradient[index] = (f(moved) - f(x)) / h
    return gradient
