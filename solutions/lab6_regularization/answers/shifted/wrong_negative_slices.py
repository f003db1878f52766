# points: 0 · misconception: slices that fail for shifts of zero
def shifted(images, down, right):
    out = np.zeros(images.shape)
    for i, (y, x) in enumerate(zip(down, right)):
        rows = (slice(y, None), slice(None, -y)) if y > 0 else (slice(None, y), slice(-y, None))
        cols = (slice(x, None), slice(None, -x)) if x > 0 else (slice(None, x), slice(-x, None))
        out[i][rows[0], cols[0]] = images[i][rows[1], cols[1]]
    return out
