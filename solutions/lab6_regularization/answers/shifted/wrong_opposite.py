# points: 0 · misconception: up and to the left
def shifted(images, down, right):
    h, w = images.shape[1:]
    return np.array([np.eye(h, k=int(y)) @ a @ np.eye(w, k=-int(x)) for a, y, x in zip(images, down, right)])
