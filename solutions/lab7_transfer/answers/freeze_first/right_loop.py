# points: 1 · written: module by module
def freeze_first(model, n_frozen):
    for place, module in enumerate(model):
        learns = place >= n_frozen
        for p in module.parameters():
            p.requires_grad = learns
        module.train(learns)
