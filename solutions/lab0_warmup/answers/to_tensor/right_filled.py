# points: 1 · written: an empty tensor, filled
def to_tensor(images):
    result = torch.zeros(len(images), 1, *images.shape[1:])
    for i in range(len(images)):
        result[i, 0] = torch.tensor(images[i].astype(float) / 255)
    return result
