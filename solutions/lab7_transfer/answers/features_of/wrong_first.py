# points: 0 · misconception: the first sample only
def features_of(model, layer, x):
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(o[:1].detach().clone()))
    with torch.no_grad():
        model(x)
    handle.remove()
    return caught[0].flatten(1)
