# points: 1 · written: tensordot over three axes
def conv2d_matmul(columns, weight, bias, height, width):
    k, c, a, b = weight.shape
    windows = columns.reshape(len(columns), height, width, c, a, b)
    out = np.tensordot(windows, weight, axes=([3, 4, 5], [1, 2, 3])) + bias
    return np.moveaxis(out, -1, 1)
