# points: 0 · misconception: train() for everything comes last
def freeze_first(model, n_frozen):
    model[:n_frozen].requires_grad_(False).eval()
    model[n_frozen:].requires_grad_(True)
    model.train()
