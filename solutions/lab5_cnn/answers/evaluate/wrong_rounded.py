# points: 0 · misconception: the share is rounded
@torch.no_grad()
def evaluate(model, batches, device):
    model.eval()
    r = n = 0
    for x, t in batches:
        r += (model(x.to(device)).argmax(1) == t.to(device)).sum().item()
        n += len(t)
    return round(r / n, 2)
