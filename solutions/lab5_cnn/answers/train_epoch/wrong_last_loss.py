# points: 0 · misconception: the loss of the last batch
def train_epoch(model, batches, optimizer, device):
    model.train()
    for images, labels in batches:
        loss = nn.functional.cross_entropy(model(images.to(device)), labels.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()
