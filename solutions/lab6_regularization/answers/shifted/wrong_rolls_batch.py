# points: 0 · misconception: moves along the wrong axes
def shifted(images, down, right):
    out = np.zeros(images.shape)
    for i, (y, x) in enumerate(zip(down, right)):
        out[i] = np.roll(images[i], y, axis=1)
        out[i] = np.roll(out[i], x, axis=0)
    return out
