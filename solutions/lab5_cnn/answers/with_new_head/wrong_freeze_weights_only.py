# points: 0 · misconception: freezes weights, but no biases
def with_new_head(model, n_classes):
    new=copy.deepcopy(model)
    for name,p in new.named_parameters():
        if "weight" in name: p.requires_grad=False
    new[-1]=nn.Linear(new[-1].in_features,n_classes)
    return new
