# points: 0 · misconception: the shift down is missing
def shifted(images, down, right):
    w = images.shape[2]
    return np.array([a @ np.eye(w, k=int(x)) for a, x in zip(images, right)])
