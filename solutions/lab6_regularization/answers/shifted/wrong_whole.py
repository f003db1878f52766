# points: 0 · misconception: whole numbers only
def shifted(images, down, right):
    h, w = images.shape[1:]
    return np.array(
        [np.eye(h, k=-int(y)) @ a @ np.eye(w, k=int(x)) for a, y, x in zip(images, down, right)]
    ).astype(int)
