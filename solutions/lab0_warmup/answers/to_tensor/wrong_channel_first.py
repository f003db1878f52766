# points: 0 · misconception: the channel before the pictures
def to_tensor(images):
    return torch.tensor(images, dtype=torch.float32).unsqueeze(0) / 255
