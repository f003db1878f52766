# points: 1 · written: cut out of a padded image
def shifted(images, down, right):
    n, h, w = images.shape
    out = np.zeros((n, h, w))
    for i in range(n):
        dy, dx = int(down[i]), int(right[i])
        if abs(dy) >= h or abs(dx) >= w:
            continue
        part = images[i, max(0, -dy) : h - max(0, dy), max(0, -dx) : w - max(0, dx)]
        out[i, max(0, dy) : h - max(0, -dy), max(0, dx) : w - max(0, -dx)] = part
    return out
