# points: 0 · misconception: the mean of the batches' means
def train_epoch(model, batches, optimizer, device):
    model.train()
    losses = []
    for images, labels in batches:
        loss = nn.functional.cross_entropy(model(images.to(device)), labels.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)
