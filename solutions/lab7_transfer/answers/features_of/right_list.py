# points: 2 · written: a list that a hook fills
def features_of(model, layer, x):
    found = []

    def listen(module, inputs, output):
        found.append(output.clone())

    handle = layer.register_forward_hook(listen)
    with torch.no_grad():
        model(x)
    handle.remove()
    return found[-1].flatten(1)
