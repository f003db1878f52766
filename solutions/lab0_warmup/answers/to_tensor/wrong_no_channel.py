# points: 0 · misconception: no axis for the channel
def to_tensor(images):
    return torch.tensor(images, dtype=torch.float32) / 255
