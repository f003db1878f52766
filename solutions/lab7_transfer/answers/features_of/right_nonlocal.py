# points: 2 · written: a nonlocal name, the hook comes off in the end
def features_of(model, layer, x):
    result = None

    def keep(module, inputs, output):
        nonlocal result
        result = output.detach().reshape(output.shape[0], -1).clone()

    handle = layer.register_forward_hook(keep)
    try:
        with torch.no_grad():
            model.forward(x)
    finally:
        handle.remove()
    return result
