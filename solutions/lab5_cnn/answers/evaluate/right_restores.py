# points: 1 · written: puts the model back into the mode it had
def evaluate(model, batches, device):
    was_training = model.training
    model.eval()
    count = right = 0
    with torch.set_grad_enabled(False):
        for x, y in batches:
            x, y = x.to(device), y.to(device)
            right += torch.sum(torch.argmax(model(x), 1).eq(y)).item()
            count += y.numel()
    model.train(was_training)
    return right / count
