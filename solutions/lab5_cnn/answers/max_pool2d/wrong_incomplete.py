# points: 0 · misconception: incomplete windows at the border are kept
def max_pool2d(x, size, stride):
    h, w = x.shape[2:]
    return np.stack([
        np.stack([x[:, :, y : y + size, z : z + size].max(axis=(2, 3)) for z in range(0, w, stride)], -1)
        for y in range(0, h, stride)], -2)
