# points: 0 · misconception: shares its features, so the old model is frozen as well
def with_new_head(model, n_classes):
    features = [layer.requires_grad_(False) for layer in list(model)[:-1]]
    return nn.Sequential(*features, nn.Linear(model[-1].in_features, n_classes))
