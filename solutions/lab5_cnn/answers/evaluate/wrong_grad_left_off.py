# points: 0 · misconception: recording stays switched off
def evaluate(model, batches, device):
    model.eval()
    torch.set_grad_enabled(False)
    r = n = 0
    for x, t in batches:
        r += (model(x.to(device)).argmax(1) == t.to(device)).sum().item()
        n += len(t)
    return r / n
