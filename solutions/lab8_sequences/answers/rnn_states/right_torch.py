# points: 2 · written: with torch
def rnn_states(X, mask, W_x, W_h, b):
    X, W_x, W_h, b = (torch.tensor(a, dtype=torch.float64) for a in (X, W_x, W_h, b))
    mask = torch.tensor(mask)
    h = torch.zeros(len(X), len(b), dtype=torch.float64)
    out = []
    for t in range(X.shape[1]):
        h = torch.where(mask[:, t : t + 1], torch.tanh(X[:, t] @ W_x + h @ W_h + b), h)
        out.append(h)
    return torch.stack(out, dim=1)
