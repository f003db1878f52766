# points: 1 · written: generators, in a tuple
def parameter_groups(model, n_body, body_rate, head_rate):
    def learned(part):
        return (p for p in part.parameters() if p.requires_grad)

    return (
        {"lr": body_rate, "params": learned(model[:n_body])},
        {"lr": head_rate, "params": learned(model[n_body:])},
    )
