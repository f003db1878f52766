# points: 0 · misconception: the rates are swapped
def fine_tune(model, n_body, x, t, body_rate, head_rate, steps):
    tuned = copy.deepcopy(model).eval()
    body, head = tuned[:n_body].parameters(), tuned[n_body:].parameters()
    groups = [{"params": body, "lr": head_rate}, {"params": head, "lr": body_rate}]
    optimizer = torch.optim.Adam(groups)
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(tuned(x), t).backward()
        optimizer.step()
    return tuned
