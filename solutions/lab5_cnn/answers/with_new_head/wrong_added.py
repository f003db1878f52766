# points: 0 · misconception: a head on top of the old one
import copy


def with_new_head(model, n_classes):
    new = copy.deepcopy(model)
    for p in new.parameters():
        p.requires_grad = False
    return nn.Sequential(*new, nn.Linear(new[-1].out_features, n_classes))
