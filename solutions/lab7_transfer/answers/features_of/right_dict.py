# points: 2 · written: a dict, and a with block for the handle
def features_of(model, layer, x):
    kept = {}
    with layer.register_forward_hook(lambda m, i, o: kept.update(out=o.detach().clone())):
        with torch.no_grad():
            model(x)
    return kept["out"].reshape(len(x), -1)
