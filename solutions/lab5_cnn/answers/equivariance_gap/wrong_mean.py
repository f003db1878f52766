# points: 0 · misconception: the mean over images and channels
def equivariance_gap(layer, x, dy, dx):
    def shift(a):
        return np.roll(a, (dy, dx), (2, 3))

    return np.abs(layer(shift(x)) - shift(layer(x))).mean(axis=(0, 1))
