# points: 1 · written: copies of the features in a new Sequential
import copy


def with_new_head(model, n_classes):
    features = [copy.deepcopy(layer).requires_grad_(False) for layer in list(model)[:-1]]
    return nn.Sequential(*features, nn.Linear(model[-1].weight.shape[1], n_classes, bias=True))
