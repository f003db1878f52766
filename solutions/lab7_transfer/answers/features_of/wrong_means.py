# points: 0 · misconception: the mean of every channel
def features_of(model, layer, x):
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(o.detach().clone()))
    with torch.no_grad():
        model(x)
    handle.remove()
    out = caught[0]
    return out.mean(dim=(2, 3)) if out.ndim == 4 else out
