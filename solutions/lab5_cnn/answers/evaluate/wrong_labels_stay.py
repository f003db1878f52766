# points: 0 · misconception: the labels are never moved to the device
def evaluate(model, batches, device):
    model.eval(); r=c=0
    with torch.no_grad():
        for images, labels in batches:
            r += (model(images.to(device)).argmax(1)==labels).sum().item(); c += len(labels)
    return r/c
