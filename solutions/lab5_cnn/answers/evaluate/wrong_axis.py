# points: 0 · misconception: argmax over the samples
def evaluate(model, batches, device):
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in batches:
            guess = model(x.to(device)).argmax(dim=0)
            m = min(len(guess), len(y))
            right += (guess[:m] == y[:m].to(device)).sum().item()
            count += len(y)
    return right / count
