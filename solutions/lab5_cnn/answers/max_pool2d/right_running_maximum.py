# points: 1 · written: a running maximum over shifted images
def max_pool2d(x, size, stride):
    h, w = x.shape[2:]
    oh, ow = (h - size) // stride + 1, (w - size) // stride + 1
    best = np.full((*x.shape[:2], oh, ow), -np.inf)
    for a in range(size):
        for b in range(size):
            best = np.maximum(best, x[:, :, a : a + stride * oh : stride, b : b + stride * ow : stride])
    return best
