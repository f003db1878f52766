# points: 2 · written: seven loops
def conv2d(x, weight, bias, stride, padding):
    n, c, h, w = x.shape
    k, _, kh, kw = weight.shape
    oh = (h + 2 * padding - kh) // stride + 1
    ow = (w + 2 * padding - kw) // stride + 1
    out = np.zeros((n, k, oh, ow))
    for i in range(n):
        for f in range(k):
            for y in range(oh):
                for z in range(ow):
                    total = float(bias[f])
                    for ch in range(c):
                        for a in range(kh):
                            for b in range(kw):
                                r, s = y * stride + a - padding, z * stride + b - padding
                                if 0 <= r < h and 0 <= s < w:
                                    total += x[i, ch, r, s] * weight[f, ch, a, b]
                    out[i, f, y, z] = total
    return out
