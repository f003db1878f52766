# points: 0 · misconception: windows as columns, as torch's unfold has them
def im2col(x, kernel, stride, padding):
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    rows = [p[:, :, y : y + kernel, z : z + kernel].reshape(len(x), -1)
            for y in range(0, p.shape[2] - kernel + 1, stride)
            for z in range(0, p.shape[3] - kernel + 1, stride)]
    return np.stack(rows, axis=2)
