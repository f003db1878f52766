# points: 2 · written: with torch
def gru_step(x, h, W, V, b):
    x, h, W, V, b = (torch.tensor(a) for a in (x, h, W, V, b))
    z = torch.sigmoid(x @ W[0] + h @ V[0] + b[0])
    r = torch.sigmoid(x @ W[1] + h @ V[1] + b[1])
    new = torch.tanh(x @ W[2] + b[2] + r * (h @ V[2]))
    return torch.lerp(new, h, z)
