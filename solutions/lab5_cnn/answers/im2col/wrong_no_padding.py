# points: 0 · misconception: padding forgotten
def im2col(x, kernel, stride, padding):
    rows = [x[:, :, y : y + kernel, z : z + kernel].reshape(len(x), -1)
            for y in range(0, x.shape[2] - kernel + 1, stride)
            for z in range(0, x.shape[3] - kernel + 1, stride)]
    return np.stack(rows, axis=1)
