# points: 0 · misconception: AdamW
def fine_tune(model, n_body, x, t, body_rate, head_rate, steps):
    tuned = copy.deepcopy(model).eval()
    body, head = tuned[:n_body].parameters(), tuned[n_body:].parameters()
    groups = [{"params": body, "lr": body_rate}, {"params": head, "lr": head_rate}]
    optimizer = torch.optim.AdamW(groups)
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(tuned(x), t).backward()
        optimizer.step()
    return tuned
