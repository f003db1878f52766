# points: 1 · written: by the names of the parameters
def parameter_groups(model, n_body, body_rate, head_rate):
    learned = [(int(name.split(".")[0]), p) for name, p in model.named_parameters() if p.requires_grad]
    return [
        dict(params=[p for place, p in learned if place < n_body], lr=body_rate),
        dict(params=[p for place, p in learned if place >= n_body], lr=head_rate),
    ]
