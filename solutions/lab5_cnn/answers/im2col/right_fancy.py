# points: 1 · written: with index arrays
def im2col(x, kernel, stride, padding):
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    ys = np.arange(0, p.shape[2] - kernel + 1, stride)
    zs = np.arange(0, p.shape[3] - kernel + 1, stride)
    steps = np.arange(kernel)
    r = ys[:, None, None, None] + steps[:, None]
    s = zs[None, :, None, None] + steps
    out = p[:, :, r, s].transpose(0, 2, 3, 1, 4, 5)
    return out.reshape(len(x), len(ys) * len(zs), -1)
