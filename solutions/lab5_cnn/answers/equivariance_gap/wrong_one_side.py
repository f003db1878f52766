# points: 0 · misconception: the output is not shifted
def equivariance_gap(layer, x, dy, dx):
    return np.abs(layer(np.roll(x, (dy, dx), (2, 3))) - layer(x)).max(axis=(0, 1))
