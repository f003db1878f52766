# points: 0 · misconception: what leaves comes in on the other side
def shifted(images, down, right):
    return np.array([np.roll(a, (y, x), axis=(0, 1)) for a, y, x in zip(images, down, right)])
