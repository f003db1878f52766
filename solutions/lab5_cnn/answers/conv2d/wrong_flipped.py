# points: 0 · misconception: the kernel is flipped, as in mathematics
def conv2d(x, weight, bias, stride, padding):
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(p, weight.shape[2:], axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    return np.einsum("nchwab,kcab->nkhw", windows, weight[:, :, ::-1, ::-1]) + bias.reshape(-1, 1, 1)
