# points: 1 · written: inference mode and NumPy
def evaluate(model, batches, device):
    model.train(False)
    hits = []
    with torch.inference_mode():
        for x, y in batches:
            scores = model(x.to(device)).cpu().numpy()
            hits += list(scores.argmax(axis=1) == y.cpu().numpy())
    return float(np.mean(hits))
