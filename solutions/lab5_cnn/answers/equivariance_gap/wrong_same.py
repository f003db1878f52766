# points: 0 · misconception: compares a layer with itself: always 0
def equivariance_gap(layer, x, dy, dx):
    shifted = np.roll(x, (dy, dx), (2, 3))
    return np.abs(layer(shifted) - layer(shifted)).max(axis=(0, 1))
