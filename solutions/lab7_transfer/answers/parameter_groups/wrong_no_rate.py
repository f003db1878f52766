# points: 0 · misconception: the groups have no rates
def parameter_groups(model, n_body, body_rate, head_rate):
    parts = model[:n_body], model[n_body:]
    return [{"params": [p for p in m.parameters() if p.requires_grad]} for m in parts]
