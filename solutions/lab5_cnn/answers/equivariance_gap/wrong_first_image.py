# points: 0 · misconception: only the first image
def equivariance_gap(layer, x, dy, dx):
    s = lambda a: np.roll(a, (dy, dx), axis=(2, 3))
    return np.abs(layer(s(x)) - s(layer(x)))[0].max(axis=0)
