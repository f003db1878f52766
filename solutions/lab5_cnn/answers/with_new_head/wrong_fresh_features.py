# points: 0 · misconception: the features start anew
import copy


def with_new_head(model, n_classes):
    new = copy.deepcopy(model)
    for layer in new:
        if hasattr(layer, "reset_parameters"):
            layer.reset_parameters()
    for p in new.parameters():
        p.requires_grad = False
    new[-1] = nn.Linear(new[-1].in_features, n_classes)
    return new
