# points: 2 · written: a loop over outputs, one at a time
def conv2d_backward(grad, x, weight, stride, padding):
    n, c, h, w = x.shape
    k, _, kh, kw = weight.shape
    p = np.pad(x.astype(float), ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    gp, gw, gb = np.zeros_like(p), np.zeros(weight.shape), np.zeros(k)
    for i in range(n):
        for f in range(k):
            for y in range(grad.shape[2]):
                for z in range(grad.shape[3]):
                    g = grad[i, f, y, z]
                    r, s = y * stride, z * stride
                    gp[i, :, r : r + kh, s : s + kw] += g * weight[f]
                    gw[f] += g * p[i, :, r : r + kh, s : s + kw]
                    gb[f] += g
    return gp[:, :, padding : padding + h, padding : padding + w], gw, gb
