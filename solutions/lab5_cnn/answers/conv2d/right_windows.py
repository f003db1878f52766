# points: 2 · written: sliding windows and einsum
def conv2d(x, weight, bias, stride, padding):
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(p, weight.shape[2:], axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    return np.einsum("nchwab,kcab->nkhw", windows, weight) + bias.reshape(1, -1, 1, 1)
