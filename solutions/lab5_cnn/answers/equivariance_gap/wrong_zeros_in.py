# points: 0 · misconception: zeros come in at the border instead of what went out
def equivariance_gap(layer, x, dy, dx):
    def shift(a):
        out = np.zeros(a.shape)
        h, w = a.shape[2:]
        ys, xs = slice(max(dy, 0), h + min(dy, 0)), slice(max(dx, 0), w + min(dx, 0))
        yo, xo = slice(max(-dy, 0), h + min(-dy, 0)), slice(max(-dx, 0), w + min(-dx, 0))
        out[:, :, ys, xs] = a[:, :, yo, xo]
        return out

    return np.abs(layer(shift(x)) - shift(layer(x))).max(axis=(0, 1))
