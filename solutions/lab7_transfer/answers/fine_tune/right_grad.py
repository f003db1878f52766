# points: 2 · written: gradients by autograd.grad
def fine_tune(model, n_body, x, t, body_rate, head_rate, steps):
    tuned = copy.deepcopy(model)
    tuned.eval()
    params = list(tuned.parameters())
    body = {id(p) for p in tuned[:n_body].parameters()}
    adam = torch.optim.Adam(
        [{"params": [p], "lr": body_rate if id(p) in body else head_rate} for p in params]
    )
    for step in range(steps):
        loss = nn.functional.cross_entropy(tuned(x), t)
        for p, g in zip(params, torch.autograd.grad(loss, params)):
            p.grad = g
        adam.step()
    return tuned
