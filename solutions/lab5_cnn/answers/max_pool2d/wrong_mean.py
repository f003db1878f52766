# points: 0 · misconception: the mean of each window
def max_pool2d(x, size, stride):
    view = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(2, 3))
    return view[:, :, ::stride, ::stride].mean(axis=(-2, -1))
