# points: 0 · misconception: a new optimizer in every step
def fine_tune(model, n_body, x, t, body_rate, head_rate, steps):
    tuned = copy.deepcopy(model).eval()
    for _ in range(steps):
        body, head = tuned[:n_body].parameters(), tuned[n_body:].parameters()
        optimizer = torch.optim.Adam(
            [{"params": body, "lr": body_rate}, {"params": head, "lr": head_rate}]
        )
        optimizer.zero_grad()
        nn.functional.cross_entropy(tuned(x), t).backward()
        optimizer.step()
    return tuned
