# points: 0 · misconception: windows that stick out count
def max_pool2d(x, size, stride):
    oh = -(-(x.shape[2] - size) // stride) + 1
    ow = -(-(x.shape[3] - size) // stride) + 1
    out = np.empty((*x.shape[:2], oh, ow))
    for y in range(oh):
        for z in range(ow):
            out[:, :, y, z] = x[
                :, :, y * stride : y * stride + size, z * stride : z * stride + size
            ].max(axis=(2, 3))
    return out
