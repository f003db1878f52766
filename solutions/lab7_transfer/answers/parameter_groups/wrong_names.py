# points: 0 · misconception: names instead of parameters
def parameter_groups(model, n_body, body_rate, head_rate):
    parts = (model[:n_body], body_rate), (model[n_body:], head_rate)
    return [{"params": [n for n, p in m.named_parameters() if p.requires_grad], "lr": r} for m, r in parts]
