# points: 1 · written: nothing learns, then some does
def freeze_first(model, n_frozen):
    model.requires_grad_(False)
    model.eval()
    for place in range(n_frozen, len(model)):
        model[place].requires_grad_(True)
        model[place].train()
