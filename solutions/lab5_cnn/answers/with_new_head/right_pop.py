# points: 1 · written: the old head is taken off, a new one put on
from copy import deepcopy


def with_new_head(model, n_classes):
    result = deepcopy(model)
    width = result.pop(len(result) - 1).in_features
    for name, p in result.named_parameters():
        p.requires_grad_(False)
    result.append(nn.Linear(width, n_classes))
    return result
