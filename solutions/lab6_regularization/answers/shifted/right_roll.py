# points: 1 · written: rolls a padded image
def shifted(images, down, right):
    h, w = images.shape[1:]
    out = []
    for image, dy, dx in zip(images, down, right):
        p, q = abs(dy), abs(dx)
        padded = np.pad(image, ((p, p), (q, q)))
        moved = np.roll(padded, (dy, dx), axis=(0, 1))
        out.append(moved[p : p + h, q : q + w])
    return np.array(out).reshape(images.shape)
