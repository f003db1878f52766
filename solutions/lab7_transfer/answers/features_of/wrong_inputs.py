# points: 0 · misconception: the layer's inputs
def features_of(model, layer, x):
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(i[0].detach().clone()))
    with torch.no_grad():
        model(x)
    handle.remove()
    return caught[0].flatten(1)
