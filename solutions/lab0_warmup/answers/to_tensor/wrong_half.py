# points: 0 · misconception: float16, to save memory
def to_tensor(images):
    return (torch.tensor(images, dtype=torch.float32).unsqueeze(1) / 255).half()
