# points: 0 · misconception: changes the model that was handed in
def with_new_head(model, n_classes):
    for p in model.parameters():
        p.requires_grad = False
    model[-1] = nn.Linear(model[-1].in_features, n_classes)
    return model
