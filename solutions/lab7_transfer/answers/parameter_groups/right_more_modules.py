# points: 1 · written: module by module, collected in the end
def parameter_groups(model, n_body, body_rate, head_rate):
    modules = list(model)
    body = sum([list(m.parameters()) for m in modules[:n_body]], [])
    head = sum([list(m.parameters()) for m in modules[n_body:]], [])
    keep = lambda ps: [p for p in ps if p.requires_grad]
    return [{"params": keep(body), "lr": float(body_rate)}, {"params": keep(head), "lr": float(head_rate)}]
