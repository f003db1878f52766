# points: 0 · misconception: modules inside of modules stay in training mode
def freeze_first(model, n_frozen):
    model.train()
    model.requires_grad_(True)
    for module in model[:n_frozen]:
        module.requires_grad_(False)
        module.training = False
