# points: 0 · misconception: switches gradients off for everybody
def features_of(model, layer, x):
    torch.set_grad_enabled(False)
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(o.clone()))
    model(x)
    handle.remove()
    return caught[0].flatten(1)
