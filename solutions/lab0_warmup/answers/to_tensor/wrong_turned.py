# points: 0 · misconception: rows and columns of the pictures swapped
def to_tensor(images):
    return torch.tensor(images, dtype=torch.float32).unsqueeze(1).transpose(2, 3) / 255
