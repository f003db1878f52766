# points: 0 · misconception: the hook stays on the layer
def features_of(model, layer, x):
    caught = []
    layer.register_forward_hook(lambda m, i, o: caught.append(o.detach().clone()))
    with torch.no_grad():
        model(x)
    return caught[0].flatten(1)
