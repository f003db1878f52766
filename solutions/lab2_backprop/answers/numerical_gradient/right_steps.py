# points: 1 · written: steps in a flat array, put back in the end
def numerical_gradient(f, x, h=1e-5):
    flat = np.array(x, dtype=float).ravel()
    slopes = []
    for j in range(flat.size):
        old = flat[j]
        flat[j] = old + h
        above = f(flat.reshape(np.shape(x)))
        flat[j] = old - h
        below = f(flat.reshape(np.shape(x)))
        flat[j] = old
        slopes.append((above - below) / (2 * h))
    return np.array(slopes).reshape(np.shape(x))
