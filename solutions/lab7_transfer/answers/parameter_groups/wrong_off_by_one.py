# points: 0 · misconception: the body has one module too many
def parameter_groups(model, n_body, body_rate, head_rate):
    parts = (model[: n_body + 1], body_rate), (model[n_body + 1 :], head_rate)
    return [{"params": [p for p in m.parameters() if p.requires_grad], "lr": r} for m, r in parts]
