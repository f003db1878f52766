# points: 1 · written: picture by picture, stacked
def to_tensor(images):
    made = []
    for picture in images:
        scaled = torch.as_tensor(picture).to(torch.float32) * (1 / 255)
        made.append(scaled[None])
    return torch.stack(made)
