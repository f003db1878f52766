# points: 0 · misconception: returns a NumPy array
def to_tensor(images):
    return (images / 255).astype(np.float32)[:, None]
