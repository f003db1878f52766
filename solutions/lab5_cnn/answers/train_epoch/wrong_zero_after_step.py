# points: 0 · misconception: old gradients take part in the first step
def train_epoch(model, batches, optimizer, device):
    model.train()
    total = count = 0
    for x, t in batches:
        x, t = x.to(device), t.to(device)
        loss = nn.functional.cross_entropy(model(x), t)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        total += loss.item() * len(t)
        count += len(t)
    return total / count
