# points: 0 · misconception: gradients are cleared between backward and step
def train_epoch(model, batches, optimizer, device):
    model.train()
    total = count = 0
    for x, t in batches:
        x, t = x.to(device), t.to(device)
        loss = nn.functional.cross_entropy(model(x), t)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item() * len(t)
        count += len(t)
    return total / count
