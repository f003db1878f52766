# points: 0 · misconception: the shift to the right is missing
def shifted(images, down, right):
    h = images.shape[1]
    return np.array([np.eye(h, k=-int(y)) @ a for a, y in zip(images, down)])
