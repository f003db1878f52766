# points: 2 · written: searches the window for the first maximum
def max_pool2d_backward(grad, x, size, stride):
    out = np.zeros(x.shape)
    for i in range(grad.shape[0]):
        for c in range(grad.shape[1]):
            for y in range(grad.shape[2]):
                for z in range(grad.shape[3]):
                    best = None
                    for a in range(size):
                        for b in range(size):
                            r, s = y * stride + a, z * stride + b
                            if best is None or x[i, c, r, s] > x[i, c, best[0], best[1]]:
                                best = (r, s)
                    out[i, c, best[0], best[1]] += grad[i, c, y, z]
    return out
