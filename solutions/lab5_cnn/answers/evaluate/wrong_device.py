# points: 0 · misconception: the batches never move to the device
def evaluate(model, batches, device):
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in batches:
            right += (model(x).argmax(1) == y).sum().item()
            count += len(y)
    return right / count
