# points: 0 · misconception: the head keeps the old number of classes
import copy


def with_new_head(model, n_classes):
    new = copy.deepcopy(model)
    for p in new.parameters():
        p.requires_grad = False
    new[-1] = nn.Linear(new[-1].in_features, new[-1].out_features)
    return new
