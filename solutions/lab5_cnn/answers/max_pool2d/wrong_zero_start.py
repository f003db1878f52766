# points: 0 · misconception: begins with 0, so negative images become 0
def max_pool2d(x, size, stride):
    h, w = x.shape[2:]
    oh, ow = (h - size) // stride + 1, (w - size) // stride + 1
    best = np.zeros((*x.shape[:2], oh, ow))
    for a in range(size):
        for b in range(size):
            best = np.maximum(best, x[:, :, a : a + stride * oh : stride, b : b + stride * ow : stride])
    return best
