# points: 0 · misconception: keeps NumPy's float64
def to_tensor(images):
    return torch.from_numpy(images / 255).unsqueeze(1)
