# points: 1 · written: deepcopy, then a new last layer
import copy


def with_new_head(model, n_classes):
    new = copy.deepcopy(model)
    for p in new.parameters():
        p.requires_grad = False
    new[-1] = nn.Linear(new[-1].in_features, n_classes)
    return new
