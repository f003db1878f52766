# points: 2 · written: nested lists
def conv2d(x, weight, bias, stride, padding):
    p = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    kh, kw = weight.shape[2], weight.shape[3]
    ys = range(0, p.shape[2] - kh + 1, stride)
    zs = range(0, p.shape[3] - kw + 1, stride)
    return [
        [[[float((im[:, y : y + kh, z : z + kw] * f).sum() + b) for z in zs] for y in ys]
         for f, b in zip(weight, bias)]
        for im in p
    ]
