# points: 0 · misconception: the output is shifted back instead
def equivariance_gap(layer, x, dy, dx):
    first = layer(np.roll(x, (dy, dx), (2, 3)))
    return np.abs(first - np.roll(layer(x), (-dy, -dx), (2, 3))).max(axis=(0, 1))
