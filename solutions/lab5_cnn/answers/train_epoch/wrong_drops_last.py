# points: 0 · misconception: the short last batch is left out
def train_epoch(model, batches, optimizer, device):
    model.train()
    total, count, size = 0.0, 0, None
    for images, labels in batches:
        size = size or len(labels)
        if len(labels) < size:
            continue
        loss = nn.functional.cross_entropy(model(images.to(device)), labels.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
