# points: 0 · misconception: without the absolute value
def equivariance_gap(layer, x, dy, dx):
    def shift(a):
        return np.roll(a, (dy, dx), (2, 3))

    return (layer(shift(x)) - shift(layer(x))).max(axis=(0, 1))
