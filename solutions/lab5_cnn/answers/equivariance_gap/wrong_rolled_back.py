# points: 0 · misconception: shifts f(Tx) back in place of shifting f(x)
def equivariance_gap(layer, x, dy, dx):
    a = np.roll(layer(np.roll(x, (dy, dx), axis=(2, 3))), (-dy, -dx), axis=(2, 3))
    return np.abs(a - layer(x)).max(axis=(0, 1))
