# points: 2 · written: no padded copy: bounds are checked
def conv2d_backward(grad, x, weight, stride, padding):
    n, c, h, w = x.shape
    k, _, kh, kw = weight.shape
    gx, gw = np.zeros(x.shape), np.zeros(weight.shape)
    for y in range(grad.shape[2]):
        for z in range(grad.shape[3]):
            for a in range(kh):
                for b in range(kw):
                    r, s = y * stride + a - padding, z * stride + b - padding
                    if 0 <= r < h and 0 <= s < w:
                        gx[:, :, r, s] += grad[:, :, y, z] @ weight[:, :, a, b]
                        gw[:, :, a, b] += grad[:, :, y, z].T @ x[:, :, r, s]
    return gx, gw, np.sum(grad, axis=(0, 2, 3))
