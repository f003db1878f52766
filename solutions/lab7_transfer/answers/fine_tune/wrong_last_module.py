# points: 0 · misconception: the head is the last module, whatever n_body says
def fine_tune(model, n_body, x, t, body_rate, head_rate, steps):
    tuned = copy.deepcopy(model).eval()
    body, head = tuned[:-1].parameters(), tuned[-1:].parameters()
    groups = [{"params": body, "lr": body_rate}, {"params": head, "lr": head_rate}]
    optimizer = torch.optim.Adam(groups)
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(tuned(x), t).backward()
        optimizer.step()
    return tuned
