# points: 0 · misconception: divides whole numbers with //
def to_tensor(images):
    return torch.tensor(images // 255, dtype=torch.float32).unsqueeze(1)
