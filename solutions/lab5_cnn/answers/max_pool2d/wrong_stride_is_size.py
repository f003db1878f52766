# points: 0 · misconception: the windows never overlap
def max_pool2d(x, size, stride):
    view = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(2, 3))
    return view[:, :, ::size, ::size].max(axis=(-2, -1))
