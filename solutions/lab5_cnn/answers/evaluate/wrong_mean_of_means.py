# points: 0 · misconception: the mean of the batches' accuracies
def evaluate(model, batches, device):
    model.eval()
    with torch.no_grad():
        parts = [(model(x.to(device)).argmax(1) == y.to(device)).float().mean().item() for x, y in batches]
    return sum(parts) / len(parts)
