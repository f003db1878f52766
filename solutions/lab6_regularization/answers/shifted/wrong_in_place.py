# points: 0 · misconception: changes the images themselves
def shifted(images, down, right):
    h, w = images.shape[1:]
    for i, (y, x) in enumerate(zip(down, right)):
        images[i] = np.eye(h, k=-int(y)) @ images[i] @ np.eye(w, k=int(x))
    return images
