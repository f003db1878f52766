# points: 2 · written: a loss object, gradients cleared by model.zero_grad
def train_epoch(model, batches, optimizer, device):
    criterion = nn.CrossEntropyLoss()
    model.train()
    sums, sizes = [], []
    for x, y in batches:
        model.zero_grad()
        loss = criterion(model(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        sums.append(loss.detach().cpu() * y.shape[0])
        sizes.append(y.shape[0])
    return torch.stack(sums).sum() / sum(sizes)
