# points: 1 · written: from_numpy, float(), view
def to_tensor(images):
    n, h, w = images.shape
    pixels = torch.from_numpy(images).float()
    return (pixels / 255).view(n, 1, h, w)
