# points: 1 · written: matrices that move rows and columns
def shifted(images, down, right):
    h, w = images.shape[1:]
    return np.array(
        [np.eye(h, k=-int(dy)) @ image @ np.eye(w, k=int(dx)) for image, dy, dx in zip(images, down, right)]
    )
