# points: 0 · misconception: works for one image only
def im2col(x, kernel, stride, padding):
    p = np.pad(x[0], ((0, 0), (padding, padding), (padding, padding)))
    rows = [p[:, y : y + kernel, z : z + kernel].ravel()
            for y in range(0, p.shape[1] - kernel + 1, stride)
            for z in range(0, p.shape[2] - kernel + 1, stride)]
    return np.array(rows)[None]
