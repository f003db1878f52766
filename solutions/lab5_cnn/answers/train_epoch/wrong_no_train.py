# points: 0 · misconception: the model is left in evaluation mode
def train_epoch(model, batches, optimizer, device):
    total, count = 0.0, 0
    for images, labels in batches:
        loss = nn.functional.cross_entropy(model(images.to(device)), labels.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
