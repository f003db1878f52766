# points: 0 · misconception: counts every batch as full
def evaluate(model, batches, device):
    model.eval()
    right, size = 0, None
    with torch.no_grad():
        for x, y in batches:
            size = size or len(y)
            right += (model(x.to(device)).argmax(1) == y.to(device)).sum().item()
    return right / (size * len(batches))
