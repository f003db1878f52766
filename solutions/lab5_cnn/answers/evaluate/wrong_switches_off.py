# points: 0 · misconception: switches the parameters' gradients off for good
def evaluate(model, batches, device):
    model.eval(); r=c=0
    for p in model.parameters(): p.requires_grad_(False)
    for images, labels in batches:
        r += (model(images.to(device)).argmax(1)==labels.to(device)).sum().item(); c += len(labels)
    return r/c
