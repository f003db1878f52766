# points: 0 · misconception: expects square images
def shifted(images, down, right):
    h = images.shape[1]
    return np.array([np.eye(h, k=-int(y)) @ a @ np.eye(h, k=int(x)) for a, y, x in zip(images, down, right)])
