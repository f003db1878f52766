# points: 0 · misconception: a positive logit counts as right
@torch.no_grad()
def evaluate(model, batches, device):
    model.eval()
    r = n = 0
    for x, t in batches:
        r += (model(x.to(device))[range(len(t)), t.to(device)] > 0).sum().item()
        n += len(t)
    return r / n
