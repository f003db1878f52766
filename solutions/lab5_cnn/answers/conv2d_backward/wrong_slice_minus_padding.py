# points: 0 · misconception: cuts the padding off with [p:-p], empty for p = 0
def conv2d_backward(grad, x, weight, stride, padding):
    n, c, h, w = x.shape
    k, _, kh, kw = weight.shape
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    gp, gw = np.zeros(p.shape), np.zeros(weight.shape)
    for y in range(grad.shape[2]):
        for z in range(grad.shape[3]):
            s = np.s_[:, :, y * stride : y * stride + kh, z * stride : z * stride + kw]
            gp[s] += np.einsum("nk,kcab->ncab", grad[:, :, y, z], weight)
            gw += np.einsum("nk,ncab->kcab", grad[:, :, y, z], p[s])
    return gp[:, :, padding:-padding, padding:-padding], gw, grad.sum((0, 2, 3))
