# points: 0 · misconception: the padding is ignored
def conv2d(x, weight, bias, stride, padding):
    windows = np.lib.stride_tricks.sliding_window_view(x, weight.shape[2:], axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    return np.einsum("nchwab,kcab->nkhw", windows, weight) + bias.reshape(-1, 1, 1)
