# points: 2 · written: the loss in two steps
def fine_tune(model, n_body, x, t, body_rate, head_rate, steps):
    new = copy.deepcopy(model)
    new.train(False)
    groups = [{"params": [], "lr": body_rate}, {"params": [], "lr": head_rate}]
    for place, module in enumerate(new):
        groups[int(place >= n_body)]["params"] += list(module.parameters())
    adam = torch.optim.Adam(groups, lr=0.1)
    for _ in range(steps):
        adam.zero_grad(set_to_none=False)
        logs = torch.log_softmax(new(x), dim=1)
        (-logs[torch.arange(len(t)), t].mean()).backward()
        adam.step()
    return new
