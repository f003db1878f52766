# points: 0 · misconception: the last modules are frozen
def freeze_first(model, n_frozen):
    stop = len(model) - n_frozen
    model[stop:].requires_grad_(False).eval()
    model[:stop].requires_grad_(True).train()
