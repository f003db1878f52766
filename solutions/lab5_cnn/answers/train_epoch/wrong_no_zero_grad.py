# points: 0 · misconception: gradients pile up
def train_epoch(model, batches, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in batches:
        loss = nn.functional.cross_entropy(model(images.to(device)), labels.to(device))
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
