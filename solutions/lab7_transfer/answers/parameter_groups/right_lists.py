# points: 1 · written: two lists
def parameter_groups(model, n_body, body_rate, head_rate):
    body, head = [], []
    for place, module in enumerate(model):
        for p in module.parameters():
            if p.requires_grad:
                (body if place < n_body else head).append(p)
    return [{"params": body, "lr": body_rate}, {"params": head, "lr": head_rate}]
