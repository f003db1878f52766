# points: 0 · misconception: the filter's rows are in reversed order
def conv2d(x, weight, bias, stride, padding):
    weight = weight[:, :, ::-1]
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
                    xp[:, :, y * stride : y * stride + kh, z * stride : z * stride + kw],
                    weight,
                    axes=([1, 2, 3], [1, 2, 3]),
                )
                + bias
            )
    return out
