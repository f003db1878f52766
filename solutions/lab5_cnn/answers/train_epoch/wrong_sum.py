# points: 0 · misconception: the sum over the samples
def train_epoch(model, batches, optimizer, device):
    model.train()
    total = 0.0
    for images, labels in batches:
        loss = nn.functional.cross_entropy(model(images.to(device)), labels.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
    return total
