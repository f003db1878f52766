# points: 2 · written: log-softmax and indexing, gradients cleared afterwards
def train_epoch(model, batches, optimizer, device):
    model.train()
    optimizer.zero_grad()
    weighted = []
    for x, y in batches:
        x = torch.as_tensor(x, device=device)
        y = torch.as_tensor(y, device=device)
        logp = model(x).log_softmax(1)
        loss = -logp.gather(1, y[:, None]).mean()
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        weighted.append((float(loss), len(y)))
    return sum(a * b for a, b in weighted) / sum(b for _, b in weighted)
