# points: 1 · written: loops over the positions
def im2col(x, kernel, stride, padding):
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    rows = []
    for y in range(0, p.shape[2] - kernel + 1, stride):
        for z in range(0, p.shape[3] - kernel + 1, stride):
            rows.append(p[:, :, y : y + kernel, z : z + kernel].reshape(len(x), -1))
    return np.stack(rows, axis=1)
