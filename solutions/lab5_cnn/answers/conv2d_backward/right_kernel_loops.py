# points: 2 · written: one kernel position at a time, einsum
def conv2d_backward(grad, x, weight, stride, padding):
    h, w = x.shape[2:]
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    gp, gw = np.zeros(p.shape), np.zeros(weight.shape)
    oh, ow = grad.shape[2:]
    for a in range(weight.shape[2]):
        for b in range(weight.shape[3]):
            where = np.s_[:, :, a : a + stride * oh : stride, b : b + stride * ow : stride]
            gw[:, :, a, b] = np.einsum("nkyz,ncyz->kc", grad, p[where])
            gp[where] += np.einsum("nkyz,kc->ncyz", grad, weight[:, :, a, b])
    gb = grad.sum(axis=(0, 2, 3))
    return gp[:, :, padding : h + padding, padding : w + padding], gw, gb
