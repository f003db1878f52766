# points: 0 · misconception: frozen weights, but training mode
def freeze_first(model, n_frozen):
    model.train()
    model[:n_frozen].requires_grad_(False)
    model[n_frozen:].requires_grad_(True)
