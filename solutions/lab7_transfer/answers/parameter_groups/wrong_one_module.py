# points: 0 · misconception: the head is one module only
def parameter_groups(model, n_body, body_rate, head_rate):
    parts = (model[:n_body], body_rate), (model[n_body], head_rate)
    return [{"params": [p for p in m.parameters() if p.requires_grad], "lr": r} for m, r in parts]
