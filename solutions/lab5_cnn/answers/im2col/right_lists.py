# points: 1 · written: lists of lists
def im2col(x, kernel, stride, padding):
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    return [
        [im[:, y : y + kernel, z : z + kernel].ravel().tolist()
         for y in range(0, p.shape[2] - kernel + 1, stride)
         for z in range(0, p.shape[3] - kernel + 1, stride)]
        for im in p
    ]
