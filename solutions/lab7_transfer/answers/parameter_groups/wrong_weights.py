# points: 0 · misconception: weights without biases
def parameter_groups(model, n_body, body_rate, head_rate):
    parts = (model[:n_body], body_rate), (model[n_body:], head_rate)
    return [
        {"params": [p for n, p in m.named_parameters() if p.requires_grad and "weight" in n], "lr": r}
        for m, r in parts
    ]
