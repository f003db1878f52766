# points: 0 · misconception: the biases are not frozen
def freeze_first(model, n_frozen):
    model[n_frozen:].requires_grad_(True).train()
    model[:n_frozen].requires_grad_(True).eval()
    for name, p in model[:n_frozen].named_parameters():
        if "weight" in name:
            p.requires_grad = False
