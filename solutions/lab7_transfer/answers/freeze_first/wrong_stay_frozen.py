# points: 0 · misconception: what was frozen before stays frozen
def freeze_first(model, n_frozen):
    model[:n_frozen].requires_grad_(False).eval()
    model[n_frozen:].train()
