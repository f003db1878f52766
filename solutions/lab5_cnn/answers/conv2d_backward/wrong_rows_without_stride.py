# points: 0 · misconception: the stride is used for columns only
def conv2d_backward(grad, x, weight, stride, padding):
    h, w = x.shape[2:]
    kh, kw = weight.shape[2:]
    p = padding
    padded = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    gp, gw = np.zeros(padded.shape), np.zeros(weight.shape)
    for y in range(grad.shape[2]):
        for z in range(grad.shape[3]):
            win = np.s_[:, :, y : y + kh, z * stride : z * stride + kw]
            s = grad[:, :, y, z]
            gp[win] += np.tensordot(s, weight, axes=1)
            gw += np.tensordot(s, padded[win], axes=(0, 0))
    return gp[:, :, p : p + h, p : p + w], gw, grad.sum(axis=(0, 2, 3))
