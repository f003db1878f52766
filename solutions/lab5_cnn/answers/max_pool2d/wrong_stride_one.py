# points: 0 · misconception: the stride is ignored
def max_pool2d(x, size, stride):
    view = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(2, 3))
    return view.max(axis=(-2, -1))
