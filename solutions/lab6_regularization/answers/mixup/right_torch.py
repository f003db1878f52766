# points: 1 · written: with torch
def mixup(X, t, k, partner, lam):
    X, lam = torch.tensor(X), torch.tensor(lam)
    T = torch.nn.functional.one_hot(torch.tensor(t), k).double()
    wide = lam.view(-1, *[1] * (X.dim() - 1))
    return torch.lerp(X[partner], X, wide), torch.lerp(T[partner], T, lam[:, None])
