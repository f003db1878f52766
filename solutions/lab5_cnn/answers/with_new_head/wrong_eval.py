# points: 0 · misconception: the old model is put into evaluation mode
def with_new_head(model, n_classes):
    model.eval()
    new = copy.deepcopy(model).requires_grad_(False)
    new[-1] = nn.Linear(new[-1].in_features, n_classes)
    return new
