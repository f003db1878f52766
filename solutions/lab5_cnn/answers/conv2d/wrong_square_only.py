# points: 0 · misconception: takes every image for a square one
def conv2d(x, weight, bias, stride, padding):
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    kh, kw = weight.shape[2:]
    size = (p.shape[2] - kh) // stride + 1
    out = np.zeros((len(x), len(weight), size, size))
    for y in range(size):
        for z in range(size):
            window = p[:, :, y * stride : y * stride + kh, z * stride : z * stride + kw]
            window = np.pad(window, ((0, 0), (0, 0), (0, kh - window.shape[2]), (0, kw - window.shape[3])))
            out[:, :, y, z] = np.einsum("ncab,kcab->nk", window, weight) + bias
    return out
