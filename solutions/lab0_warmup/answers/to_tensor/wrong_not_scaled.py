# points: 0 · misconception: values stay between 0 and 255
def to_tensor(images):
    return torch.tensor(images, dtype=torch.float32).unsqueeze(1)
