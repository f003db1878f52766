# points: 1 · written: the usual loop
def evaluate(model, batches, device):
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            guess = model(images.to(device)).argmax(dim=1)
            right += (guess == labels.to(device)).sum().item()
            count += len(labels)
    return right / count
