# points: 2 · written: with parameter_groups
def fine_tune(model, n_body, x, t, body_rate, head_rate, steps):
    tuned = copy.deepcopy(model)
    tuned.eval()
    optimizer = torch.optim.Adam(parameter_groups(tuned, n_body, body_rate, head_rate))
    for _ in range(steps):
        loss = nn.functional.cross_entropy(tuned(x), t)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return tuned
