# points: 0 · misconception: a copy is frozen
def freeze_first(model, n_frozen):
    model = copy.deepcopy(model)
    model[:n_frozen].requires_grad_(False).eval()
    model[n_frozen:].requires_grad_(True).train()
