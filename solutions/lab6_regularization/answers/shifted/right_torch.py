# points: 1 · written: with torch
def shifted(images, down, right):
    h, w = images.shape[1:]
    out = []
    for image, dy, dx in zip(torch.tensor(images), down.tolist(), right.tolist()):
        out.append(torch.nn.functional.pad(image, (dx, -dx, dy, -dy)) if abs(dy) < h and abs(dx) < w else 0 * image)
    return torch.stack(out)
