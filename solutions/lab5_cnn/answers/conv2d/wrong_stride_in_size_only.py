# points: 0 · misconception: the stride counts the places, but does not move the window
def conv2d(x, weight, bias, stride, padding):
    n, c, h, w = x.shape
    k, _, kh, kw = weight.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    oh = (h + 2 * padding - kh) // stride + 1
    ow = (w + 2 * padding - kw) // stride + 1
    out = np.zeros((n, k, oh, ow))
    for y in range(oh):
        for z in range(ow):
            for f in range(k):
                out[:, f, y, z] = (xp[:, :, y:y+kh, z:z+kw] * weight[f]).sum(axis=(1, 2, 3)) + bias[f]
    return out
