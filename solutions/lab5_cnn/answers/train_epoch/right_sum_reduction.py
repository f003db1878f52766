# points: 2 · written: single losses summed up, NumPy at the end
def train_epoch(model, batches, optimizer, device):
    model.train(True)
    losses = []
    for batch in batches:
        x, y = (part.to(device) for part in batch)
        optimizer.zero_grad(set_to_none=True)
        each = nn.functional.cross_entropy(model(x), y, reduction="none")
        each.mean().backward()
        optimizer.step()
        losses.extend(each.detach().cpu().tolist())
    return np.mean(losses)
