# points: 0 · misconception: everything is in evaluation mode
def freeze_first(model, n_frozen):
    model.eval()
    model[:n_frozen].requires_grad_(False)
    model[n_frozen:].requires_grad_(True)
