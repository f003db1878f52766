# points: 1 · written: pixel by pixel
def shifted(images, down, right):
    n, h, w = images.shape
    out = np.zeros_like(images)
    for i in range(n):
        for y in range(h):
            for x in range(w):
                a, b = y - down[i], x - right[i]
                if 0 <= a < h and 0 <= b < w:
                    out[i, y, x] = images[i, a, b]
    return out
