# points: 0 · misconception: keeps the shape of the layer
def features_of(model, layer, x):
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(o.detach().clone()))
    with torch.no_grad():
        model(x)
    handle.remove()
    return caught[0]
