# points: 0 · misconception: the outermost pixels are repeated
def shifted(images, down, right):
    n, h, w = images.shape
    out = np.zeros((n, h, w))
    for i in range(n):
        rows = np.clip(np.arange(h) - down[i], 0, h - 1)
        cols = np.clip(np.arange(w) - right[i], 0, w - 1)
        out[i] = images[i][np.ix_(rows, cols)]
    return out
