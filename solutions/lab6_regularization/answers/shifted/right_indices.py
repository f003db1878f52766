# points: 1 · written: all at once, with index arrays
def shifted(images, down, right):
    n, h, w = images.shape
    rows = np.arange(h)[None, :] - np.asarray(down)[:, None]
    columns = np.arange(w)[None, :] - np.asarray(right)[:, None]
    inside = ((rows >= 0) & (rows < h))[:, :, None] & ((columns >= 0) & (columns < w))[:, None, :]
    taken = images[np.arange(n)[:, None, None], rows[:, :, None] % h, columns[:, None, :] % w]
    return np.where(inside, taken, 0.0)
