# points: 0 · misconception: the old head's weights are cut to size instead of a fresh start
import copy


def with_new_head(model, n_classes):
    new = copy.deepcopy(model)
    for p in new.parameters():
        p.requires_grad = False
    head = nn.Linear(new[-1].in_features, n_classes)
    with torch.no_grad():
        m = min(n_classes, new[-1].out_features)
        head.weight[:m] = new[-1].weight[:m]
    new[-1] = head
    return new
