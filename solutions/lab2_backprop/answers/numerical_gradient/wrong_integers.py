# points: 0 · misconception: an array of integers is copied as such, so small steps are cut off
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += np.asarray(h).astype(x.dtype)
        down[index] -= np.asarray(h).astype(x.dtype)
        gradient[index] = (f(up) - f(down)) / (2 * h)
    return gradient
