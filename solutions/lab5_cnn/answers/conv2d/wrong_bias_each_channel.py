# points: 0 · misconception: the bias is added once per input channel
def conv2d(x, weight, bias, stride, padding):
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(p, weight.shape[2:], axis=(2, 3))
    out = np.einsum("nchwab,kcab->nkhw", windows[:, :, ::stride, ::stride], weight)
    return out + x.shape[1] * bias.reshape(-1, 1, 1)
