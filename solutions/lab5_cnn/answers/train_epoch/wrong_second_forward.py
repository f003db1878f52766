# points: 0 · misconception: the loss comes from a forward pass of its own
def train_epoch(model, batches, optimizer, device):
    model.train()
    total = count = 0
    for x, t in batches:
        x, t = x.to(device), t.to(device)
        total += nn.functional.cross_entropy(model(x), t).item() * len(t)
        count += len(t)
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x), t).backward()
        optimizer.step()
    return total / count
