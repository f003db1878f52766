# points: 0 · misconception: np.roll without axis
def equivariance_gap(layer, x, dy, dx):
    s = lambda a: np.roll(a, (dy, dx))
    return np.abs(layer(s(x)) - s(layer(x))).max(axis=(0, 1))
