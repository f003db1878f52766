# points: 0 · misconception: frozen parameters are in
def parameter_groups(model, n_body, body_rate, head_rate):
    return [
        {"params": list(model[:n_body].parameters()), "lr": body_rate},
        {"params": list(model[n_body:].parameters()), "lr": head_rate},
    ]
