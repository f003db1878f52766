# points: 0 · misconception: the number of right answers
def evaluate(model, batches, device):
    model.eval()
    right = 0
    with torch.no_grad():
        for x, y in batches:
            right += (model(x.to(device)).argmax(1) == y.to(device)).sum().item()
    return right
