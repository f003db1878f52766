# points: 0 · misconception: the step h that is handed in is ignored
def numerical_gradient(f, x, h=1e-5):
    h = 1e-6
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = h
        gradient[index] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient
