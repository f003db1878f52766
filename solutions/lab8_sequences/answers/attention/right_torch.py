# points: 2 · written: torch, with softmax
def attention(Q, K, V, mask):
    Q, K, V, mask = (torch.tensor(a) for a in (Q, K, V, mask))
    scores = (Q @ K.transpose(-1, -2)) / Q.shape[-1] ** 0.5
    return scores.masked_fill(~mask, float("-inf")).softmax(dim=-1) @ V
