# points: 0 · misconception: the stride is used for columns only
def conv2d(x, weight, bias, stride, padding):
    p = padding
    xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    kh, kw = weight.shape[2:]
    oh = (xp.shape[2] - kh) // stride + 1
    ow = (xp.shape[3] - kw) // stride + 1
    out = np.zeros((len(x), len(weight), oh, ow))
    for y in range(oh):
        for z in range(ow):
            out[:, :, y, z] = (
                np.tensordot(
                    xp[:, :, y : y + kh, z * stride : z * stride + kw],
                    weight,
                    axes=([1, 2, 3], [1, 2, 3]),
                )
                + bias
            )
    return out
