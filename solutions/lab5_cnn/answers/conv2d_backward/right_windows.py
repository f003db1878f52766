# points: 2 · written: windows for the weights, a loop for x, results in a list
def conv2d_backward(grad, x, weight, stride, padding):
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    kh, kw = weight.shape[2:]
    windows = np.lib.stride_tricks.sliding_window_view(p, (kh, kw), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    gw = np.einsum("nkyz,ncyzab->kcab", grad, windows)
    back = np.zeros(p.shape)
    parts = np.einsum("nkyz,kcab->nyzcab", grad, weight)
    for y in range(grad.shape[2]):
        for z in range(grad.shape[3]):
            back[:, :, y * stride : y * stride + kh, z * stride : z * stride + kw] += parts[:, y, z]
    end = (back.shape[2] - padding, back.shape[3] - padding)
    return [back[:, :, padding : end[0], padding : end[1]], gw, grad.sum((0, 2, 3))]
