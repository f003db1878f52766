# points: 1 · written: np.roll, one axis at a time
def equivariance_gap(layer, x, dy, dx):
    def shift(images):
        return np.roll(np.roll(images, dy, axis=2), dx, axis=3)

    return np.abs(layer(shift(x)) - shift(layer(x))).max(axis=(0, 1))
