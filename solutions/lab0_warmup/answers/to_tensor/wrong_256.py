# points: 0 · misconception: divides by 256
def to_tensor(images):
    return torch.tensor(images, dtype=torch.float32).unsqueeze(1) / 256
