# points: 0 · misconception: the maximum over the channels too
def max_pool2d(x, size, stride):
    view = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(2, 3))
    return view[:, :, ::stride, ::stride].max(axis=(1, -2, -1))
