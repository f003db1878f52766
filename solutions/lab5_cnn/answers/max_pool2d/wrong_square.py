# points: 0 · misconception: takes every image for a square one
def max_pool2d(x, size, stride):
    oh = (x.shape[2] - size) // stride + 1
    out = np.zeros((*x.shape[:2], oh, oh))
    for y in range(oh):
        for z in range(oh):
            window = x[:, :, y * stride : y * stride + size, z * stride : z * stride + size]
            out[:, :, y, z] = window.max(axis=(2, 3)) if window.size else 0
    return out
