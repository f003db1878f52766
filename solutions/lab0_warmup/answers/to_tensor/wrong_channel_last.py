# points: 0 · misconception: the channel as the last axis
def to_tensor(images):
    return torch.tensor(images, dtype=torch.float32).unsqueeze(-1) / 255
