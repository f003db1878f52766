# points: 1 · written: filter, in a loop
def parameter_groups(model, n_body, body_rate, head_rate):
    groups = []
    for part, rate in [(model[:n_body], body_rate), (model[n_body:], head_rate)]:
        groups.append({"params": list(filter(lambda p: p.requires_grad, part.parameters())), "lr": rate})
    return groups
