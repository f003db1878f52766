# points: 0 · misconception: freezes the body
def parameter_groups(model, n_body, body_rate, head_rate):
    parts = (model[:n_body], body_rate), (model[n_body:], head_rate)
    groups = [{"params": [p for p in m.parameters() if p.requires_grad], "lr": r} for m, r in parts]
    model[:n_body].requires_grad_(False)
    return groups
