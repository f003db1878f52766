# points: 0 · misconception: the model is left in training mode
def evaluate(model, batches, device):
    right, count = 0, 0
    with torch.no_grad():
        for x, y in batches:
            right += (model(x.to(device)).argmax(1) == y.to(device)).sum().item()
            count += len(y)
    return right / count
