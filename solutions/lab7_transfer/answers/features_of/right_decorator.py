# points: 2 · written: no gradients by a decorator
@torch.no_grad()
def features_of(model, layer, x):
    outputs = []
    handle = layer.register_forward_hook(lambda m, args, out: outputs.append(torch.flatten(out, 1) * 1.0))
    model(x)
    handle.remove()
    return outputs[0]
