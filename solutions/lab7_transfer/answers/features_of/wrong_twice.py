# points: 0 · misconception: the model is called twice
def features_of(model, layer, x):
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(o.detach().clone()))
    with torch.no_grad():
        model(x)
        model(x)
    handle.remove()
    return caught[-1].flatten(1)
