# points: 1 · written: one row of the identity for each entry, list comprehension
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x)
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + s) - f(x - s)) / (2 * h) for s in steps]).reshape(x.shape)
