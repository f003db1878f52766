# points: 2 · written: the features as an array
def features_of(model, layer, x):
    caught = []
    handle = layer.register_forward_hook(lambda m, i, o: caught.append(o.detach().cpu().numpy().copy()))
    with torch.inference_mode():
        model(x)
    handle.remove()
    return caught[0].reshape(len(caught[0]), -1)
