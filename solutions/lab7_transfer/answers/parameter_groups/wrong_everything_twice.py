# points: 0 · misconception: all parameters in the second group
def parameter_groups(model, n_body, body_rate, head_rate):
    parts = (model[:n_body], body_rate), (model, head_rate)
    return [{"params": [p for p in m.parameters() if p.requires_grad], "lr": r} for m, r in parts]
