# points: 0 · misconception: the features are not frozen
import copy


def with_new_head(model, n_classes):
    new = copy.deepcopy(model)
    new[-1] = nn.Linear(new[-1].in_features, n_classes)
    return new
