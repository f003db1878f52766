# points: 1 · written: one kernel position at a time
def im2col(x, kernel, stride, padding):
    n, c, h, w = x.shape
    p = np.zeros((n, c, h + 2 * padding, w + 2 * padding))
    p[:, :, padding : padding + h, padding : padding + w] = x
    oh = (h + 2 * padding - kernel) // stride + 1
    ow = (w + 2 * padding - kernel) // stride + 1
    out = np.empty((n, oh, ow, c, kernel, kernel))
    for a in range(kernel):
        for b in range(kernel):
            part = p[:, :, a : a + stride * oh : stride, b : b + stride * ow : stride]
            out[..., a, b] = np.moveaxis(part, 1, -1)
    return out.reshape(n, oh * ow, c * kernel * kernel)
