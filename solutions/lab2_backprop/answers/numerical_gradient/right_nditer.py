# points: 1 · written: np.nditer with a multi-index, on a copy
def numerical_gradient(f, x, h=1e-5):
    point = np.array(x, dtype=np.float64)
    result = np.zeros_like(point)
    for _ in (walk := np.nditer(result, flags=["multi_index"])):
        here = walk.multi_index
        up, down = point.copy(), point.copy()
        up[here] += h
        down[here] -= h
        result[here] = (f(up) - f(down)) / h / 2
    return result
