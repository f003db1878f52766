# points: 0 · misconception: the sum over the channels
def equivariance_gap(layer, x, dy, dx):
    s = lambda a: np.roll(a, (dy, dx), axis=(2, 3))
    return np.abs(layer(s(x)) - s(layer(x))).max(axis=0).sum(axis=0)
