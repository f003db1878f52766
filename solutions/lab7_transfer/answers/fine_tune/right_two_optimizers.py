# points: 2 · written: an optimizer for each part
def fine_tune(model, n_body, x, t, body_rate, head_rate, steps):
    tuned = copy.deepcopy(model).eval()
    both = [
        torch.optim.Adam(tuned[:n_body].parameters(), lr=body_rate),
        torch.optim.Adam(tuned[n_body:].parameters(), lr=head_rate),
    ]
    criterion = nn.CrossEntropyLoss()
    for _ in range(steps):
        tuned.zero_grad()
        criterion(tuned(x), t).backward()
        for optimizer in both:
            optimizer.step()
    return tuned
