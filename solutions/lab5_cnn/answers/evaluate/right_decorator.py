# points: 1 · written: a decorator, and all answers joined
@torch.no_grad()
def evaluate(model, batches, device):
    model.eval()
    hits = [(model(x.to(device)).max(1).indices.cpu() == y) for x, y in batches]
    return torch.cat(hits).double().mean()
