# points: 0 · misconception: fills an array of whole numbers
def max_pool2d(x, size, stride):
    view = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(2, 3))
    return view[:, :, ::stride, ::stride].max(axis=(-2, -1)).astype(int)
