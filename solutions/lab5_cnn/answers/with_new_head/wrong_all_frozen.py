# points: 0 · misconception: the new head is frozen too
import copy


def with_new_head(model, n_classes):
    new = copy.deepcopy(model)
    new[-1] = nn.Linear(new[-1].in_features, n_classes)
    for p in new.parameters():
        p.requires_grad = False
    return new
