# points: 0 · misconception: one module too many
def freeze_first(model, n_frozen):
    model[: n_frozen + 1].requires_grad_(False).eval()
    model[n_frozen + 1 :].requires_grad_(True).train()
