# points: 0 · misconception: leaves an empty group out
def parameter_groups(model, n_body, body_rate, head_rate):
    parts = (model[:n_body], body_rate), (model[n_body:], head_rate)
    groups = [{"params": [p for p in m.parameters() if p.requires_grad], "lr": r} for m, r in parts]
    return [group for group in groups if group["params"]]
