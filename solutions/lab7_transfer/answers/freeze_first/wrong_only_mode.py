# points: 0 · misconception: evaluation mode alone
def freeze_first(model, n_frozen):
    model[:n_frozen].eval()
    model[n_frozen:].train()
