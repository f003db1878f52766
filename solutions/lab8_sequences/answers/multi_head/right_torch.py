# points: 2 · written: with torch's softmax
def multi_head(X, mask, W_q, W_k, W_v, W_o, heads):
    X, W_q, W_k, W_v, W_o = (torch.tensor(a) for a in (X, W_q, W_k, W_v, W_o))
    mask = torch.tensor(mask)
    e = X.shape[2] // heads
    parts = []
    for q, k, v in zip((X @ W_q).split(e, -1), (X @ W_k).split(e, -1), (X @ W_v).split(e, -1)):
        a = (q @ k.mT / e**0.5).masked_fill(~mask, -torch.inf)
        parts.append(a.softmax(-1) @ v)
    return torch.cat(parts, -1) @ W_o
