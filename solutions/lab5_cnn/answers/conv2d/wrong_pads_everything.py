# points: 0 · misconception: np.pad with one number pads the batch and the channels too
def conv2d(x, weight, bias, stride, padding):
    xp = np.pad(x, padding)
    n, c, h, w = xp.shape
    k, _, kh, kw = weight.shape
    oh = (h - kh) // stride + 1
    ow = (w - kw) // stride + 1
    out = np.zeros((n, k, oh, ow))
    for y in range(oh):
        for z in range(ow):
            for f in range(k):
                out[:, f, y, z] = (xp[:, :, y*stride:y*stride+kh, z*stride:z*stride+kw] * weight[f]).sum(axis=(1, 2, 3)) + bias[f]
    return out
