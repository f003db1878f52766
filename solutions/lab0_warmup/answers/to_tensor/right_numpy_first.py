# points: 1 · written: all in NumPy, then from_numpy
def to_tensor(images):
    return torch.from_numpy((images / 255.0).astype("float32")[:, np.newaxis])
