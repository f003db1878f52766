# points: 0 · misconception: the head is the last module, whatever n_body says
def parameter_groups(model, n_body, body_rate, head_rate):
    parts = (model[:-1], body_rate), (model[-1:], head_rate)
    return [{"params": [p for p in m.parameters() if p.requires_grad], "lr": r} for m, r in parts]
