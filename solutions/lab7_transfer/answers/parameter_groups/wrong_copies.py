# points: 0 · misconception: copies of the parameters
def parameter_groups(model, n_body, body_rate, head_rate):
    parts = (model[:n_body], body_rate), (model[n_body:], head_rate)
    return [
        {"params": [p.detach().clone().requires_grad_() for p in m.parameters() if p.requires_grad], "lr": r}
        for m, r in parts
    ]
