# points: 0 · misconception: divides by the largest value of these pictures
def to_tensor(images):
    return torch.tensor(images, dtype=torch.float32).unsqueeze(1) / images.max()
