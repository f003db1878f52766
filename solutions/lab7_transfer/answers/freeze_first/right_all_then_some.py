# points: 1 · written: everything learns, then some does not
def freeze_first(model, n_frozen):
    model.train()
    for p in model.parameters():
        p.requires_grad_(True)
    for module in list(model)[:n_frozen]:
        module.eval()
        for p in module.parameters():
            p.requires_grad_(False)
