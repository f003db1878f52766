# points: 1 · written: loops
def max_pool2d(x, size, stride):
    n, c, h, w = x.shape
    oh, ow = (h - size) // stride + 1, (w - size) // stride + 1
    out = np.zeros((n, c, oh, ow))
    for y in range(oh):
        for z in range(ow):
            r, s = y * stride, z * stride
            out[:, :, y, z] = x[:, :, r : r + size, s : s + size].max(axis=(2, 3))
    return out
