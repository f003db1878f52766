# points: 0 · misconception: works for vectors alone
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(len(x))
    for j in range(len(x)):
        up, down = x.astype(float), x.astype(float)
        up[j] += h
        down[j] -= h
        gradient[j] = (f(up) - f(down)) / (2 * h)
    return gradient
