# points: 0 · misconception: freezes the model for good
def features_of(model, layer, x):
    model.requires_grad_(False)
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(o.clone()))
    model(x)
    handle.remove()
    return caught[0].flatten(1)
