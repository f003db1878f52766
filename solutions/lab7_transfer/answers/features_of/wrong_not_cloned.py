# points: 0 · misconception: no copy: a layer behind writes over it
def features_of(model, layer, x):
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(o.detach()))
    with torch.no_grad():
        model(x)
    handle.remove()
    return caught[0].flatten(1)
