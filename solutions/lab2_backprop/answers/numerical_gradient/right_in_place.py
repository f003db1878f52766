# points: 1 · written: changes x itself, keeps the old value and puts it back exactly
def numerical_gradient(f, x, h=1e-5):
    if x.dtype.kind != "f":
        x = x.astype(float)
    gradient = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        old = x[index].copy()
        x[index] = old + h
        gradient[index] = f(x)
        x[index] = old - h
        gradient[index] -= f(x)
        x[index] = old
    return gradient / (2 * h)
