# points: 0 · misconception: the logit of largest size
@torch.no_grad()
def evaluate(model, batches, device):
    model.eval()
    r = n = 0
    for x, t in batches:
        r += (model(x.to(device)).abs().argmax(1) == t.to(device)).sum().item()
        n += len(t)
    return r / n
