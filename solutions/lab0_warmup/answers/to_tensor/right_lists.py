# points: 1 · written: a tensor of nested lists
def to_tensor(images):
    nested = [[[[pixel / 255 for pixel in row] for row in image]] for image in images.tolist()]
    return torch.tensor(nested)
