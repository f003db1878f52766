# points: 1 · written: shifted by index arrays
def equivariance_gap(layer, x, dy, dx):
    def shift(a):
        rows = (np.arange(a.shape[2]) - dy) % a.shape[2]
        columns = (np.arange(a.shape[3]) - dx) % a.shape[3]
        return a[:, :, rows[:, None], columns]

    first, second = np.asarray(layer(shift(x))), shift(np.asarray(layer(x)))
    return np.amax(np.abs(first - second), axis=(0, 1))
