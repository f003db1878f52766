# points: 0 · misconception: only two classes
@torch.no_grad()
def evaluate(model, batches, device):
    model.eval()
    r = n = 0
    for x, t in batches:
        z = model(x.to(device))
        r += ((z[:, 1] > z[:, 0]).long() == t.to(device)).sum().item()
        n += len(t)
    return r / n
