# points: 0 · misconception: batch norm's parameters are not frozen
def freeze_first(model, n_frozen):
    model.train()
    model.requires_grad_(True)
    for module in model[:n_frozen].modules():
        if isinstance(module, nn.Linear):
            module.requires_grad_(False)
        module.eval()
