# points: 0 · misconception: fills an array of whole numbers
def conv2d(x, weight, bias, stride, padding):
    n, c, h, w = x.shape
    k, _, kh, kw = weight.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    oh = (h + 2 * padding - kh) // stride + 1
    ow = (w + 2 * padding - kw) // stride + 1
    out = np.zeros((n, k, oh, ow), dtype=int)
    for y in range(oh):
        for z in range(ow):
            for f in range(k):
                out[:, f, y, z] = ((xp[:, :, y*stride:y*stride+kh, z*stride:z*stride+kw] * weight[f]).sum(axis=(1, 2, 3)) + bias[f]).astype(int)
    return out
