# points: 0 · misconception: one module too few
def freeze_first(model, n_frozen):
    stop = max(0, n_frozen - 1)
    model[:stop].requires_grad_(False).eval()
    model[stop:].requires_grad_(True).train()
