# points: 0 · misconception: shifts below zero do nothing
def shifted(images, down, right):
    h, w = images.shape[1:]
    return np.array(
        [np.eye(h, k=-max(int(y), 0)) @ a @ np.eye(w, k=max(int(x), 0)) for a, y, x in zip(images, down, right)]
    )
