# points: 0 · misconception: softmax before cross_entropy, which has its own
def train_epoch(model, batches, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in batches:
        p = torch.softmax(model(images.to(device)), dim=1)
        loss = nn.functional.cross_entropy(p, labels.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
