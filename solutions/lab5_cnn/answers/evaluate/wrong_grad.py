# points: 0 · misconception: gradients are recorded
def evaluate(model, batches, device):
    model.eval()
    right, count = 0, 0
    for x, y in batches:
        right += (model(x.to(device)).argmax(1) == y.to(device)).sum().item()
        count += len(y)
    return right / count
