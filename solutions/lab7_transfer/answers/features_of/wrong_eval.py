# points: 0 · misconception: the model is put into evaluation mode
def features_of(model, layer, x):
    model.eval()
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(o.detach().clone()))
    with torch.no_grad():
        model(x)
    handle.remove()
    return caught[0].flatten(1)
