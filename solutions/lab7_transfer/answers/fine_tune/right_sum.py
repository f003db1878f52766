# points: 2 · written: the sum of the losses: Adam does not care about the scale
def fine_tune(model, n_body, x, t, body_rate, head_rate, steps):
    tuned = copy.deepcopy(model)
    tuned.eval()
    optimizer = torch.optim.Adam(
        [
            {"params": tuned[:n_body].parameters(), "lr": body_rate},
            {"params": tuned[n_body:].parameters(), "lr": head_rate},
        ]
    )
    while steps > 0:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(tuned(x), t)
        loss.backward()
        optimizer.step()
        steps -= 1
    return tuned
