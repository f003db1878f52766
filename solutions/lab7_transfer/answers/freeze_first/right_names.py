# points: 1 · written: by the names of the parameters, and returns the model
def freeze_first(model, n_frozen):
    model.train(True)
    for name, p in model.named_parameters():
        p.requires_grad = int(name.split(".")[0]) >= n_frozen
    model[:n_frozen].train(False)
    return model
