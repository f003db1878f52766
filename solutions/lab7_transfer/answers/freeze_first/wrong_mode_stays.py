# points: 0 · misconception: the rest keeps its mode
def freeze_first(model, n_frozen):
    model[:n_frozen].requires_grad_(False).eval()
    model[n_frozen:].requires_grad_(True)
