# points: 2 · written: with torch
def attend_next(x, K, V, W_q, W_k, W_v, W_o, heads):
    x, K, V, W_q, W_k, W_v, W_o = (torch.tensor(a) for a in (x, K, V, W_q, W_k, W_v, W_o))
    K, V = torch.cat([K, (x @ W_k)[None]]), torch.cat([V, (x @ W_v)[None]])
    e = len(x) // heads
    parts = [
        torch.softmax(k @ q / e**0.5, 0) @ v
        for q, k, v in zip((x @ W_q).split(e), K.split(e, 1), V.split(e, 1))
    ]
    return torch.cat(parts) @ W_o, K, V
