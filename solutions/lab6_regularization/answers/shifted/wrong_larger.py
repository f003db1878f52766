# points: 0 · misconception: the images grow
def shifted(images, down, right):
    return np.array([np.pad(a, ((max(y, 0), max(-y, 0)), (max(x, 0), max(-x, 0)))) for a, y, x in zip(images, down, right)])
