# points: 0 · misconception: the features are detached, but the pass records gradients
def features_of(model, layer, x):
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(o.detach().clone()))
    model(x)
    handle.remove()
    return caught[0].flatten(1)
