# points: 2 · written: loops over the kernel, sums of shifted images
def conv2d(x, weight, bias, stride, padding):
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    kh, kw = weight.shape[2:]
    oh = (p.shape[2] - kh) // stride + 1
    ow = (p.shape[3] - kw) // stride + 1
    out = np.zeros((len(x), len(weight), oh, ow)) + np.asarray(bias)[:, None, None]
    for a in range(kh):
        for b in range(kw):
            part = p[:, :, a : a + stride * oh : stride, b : b + stride * ow : stride]
            out += np.einsum("nchw,kc->nkhw", part, weight[:, :, a, b])
    return out
