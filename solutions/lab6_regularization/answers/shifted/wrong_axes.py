# points: 0 · misconception: down and right exchanged
def shifted(images, down, right):
    h, w = images.shape[1:]
    return np.array([np.eye(h, k=-int(x)) @ a @ np.eye(w, k=int(y)) for a, y, x in zip(images, down, right)])
