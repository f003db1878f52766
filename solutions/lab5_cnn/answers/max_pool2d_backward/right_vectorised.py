# points: 2 · written: argmax over windows and np.add.at
def max_pool2d_backward(grad, x, size, stride):
    view = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(2, 3))
    view = view[:, :, ::stride, ::stride]
    where = view.reshape(*view.shape[:4], -1).argmax(axis=-1)
    i, c, y, z = np.indices(grad.shape)
    out = np.zeros(x.shape)
    np.add.at(out, (i, c, y * stride + where // size, z * stride + where % size), grad)
    return out
