# points: 0 · misconception: dy and dx have changed places
def equivariance_gap(layer, x, dy, dx):
    def shift(a):
        return np.roll(a, (dx, dy), (2, 3))

    return np.abs(layer(shift(x)) - shift(layer(x))).max(axis=(0, 1))
