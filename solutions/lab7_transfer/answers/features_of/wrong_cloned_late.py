# points: 0 · misconception: the copy is made after the pass
def features_of(model, layer, x):
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(o))
    with torch.no_grad():
        model(x)
    handle.remove()
    return caught[0].clone().flatten(1)
