# points: 0 · misconception: a step for every sample
def fine_tune(model, n_body, x, t, body_rate, head_rate, steps):
    tuned = copy.deepcopy(model).eval()
    body, head = tuned[:n_body].parameters(), tuned[n_body:].parameters()
    groups = [{"params": body, "lr": body_rate}, {"params": head, "lr": head_rate}]
    optimizer = torch.optim.Adam(groups)
    for _ in range(steps):
        for i in range(len(t)):
            optimizer.zero_grad()
            nn.functional.cross_entropy(tuned(x[i : i + 1]), t[i : i + 1]).backward()
            optimizer.step()
    return tuned
