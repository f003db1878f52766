# points: 0 · misconception: all images by the first shift
def shifted(images, down, right):
    h, w = images.shape[1:]
    return np.array([np.eye(h, k=-int(down[0])) @ a @ np.eye(w, k=int(right[0])) for a in images])
