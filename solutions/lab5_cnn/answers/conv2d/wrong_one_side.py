# points: 0 · misconception: zeros above and on the left only
def conv2d(x, weight, bias, stride, padding):
    n, c, h, w = x.shape
    k, _, kh, kw = weight.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, 0), (padding, 0)))
    oh = (xp.shape[2] - kh) // stride + 1
    ow = (xp.shape[3] - kw) // stride + 1
    out = np.zeros((n, k, oh, ow))
    for y in range(oh):
        for z in range(ow):
            for f in range(k):
                out[:, f, y, z] = (xp[:, :, y*stride:y*stride+kh, z*stride:z*stride+kw] * weight[f]).sum(axis=(1, 2, 3)) + bias[f]
    return out
