# points: 0 · misconception: stacks along the first axis: places before images
def im2col(x, kernel, stride, padding):
    n, c, h, w = x.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    rows = []
    for y in range(0, h + 2 * padding - kernel + 1, stride):
        for z in range(0, w + 2 * padding - kernel + 1, stride):
            rows.append(xp[:, :, y : y + kernel, z : z + kernel].reshape(n, -1))
    return np.stack(rows)
