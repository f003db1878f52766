# points: 0 · misconception: as many places across as down
def im2col(x, kernel, stride, padding):
    p = padding
    xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    o = (xp.shape[2] - kernel) // stride + 1
    return np.stack(
        [
            xp[:, :, y * stride : y * stride + kernel, z * stride : z * stride + kernel].reshape(
                len(x), -1
            )
            for y in range(o)
            for z in range(o)
        ],
        axis=1,
    )
