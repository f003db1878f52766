# points: 2 · written: with torch
def fit_probe(Z, t, n_classes, penalty):
    Z, t = torch.as_tensor(Z), torch.as_tensor(t)
    Y = nn.functional.one_hot(t, n_classes).to(Z.dtype)
    n, d = Z.shape
    Zc, Yc = Z - Z.mean(0), Y - Y.mean(0)
    W = torch.linalg.solve(Zc.T @ Zc / n + penalty * torch.eye(d, dtype=Z.dtype), Zc.T @ Yc / n)
    return W, Y.mean(0) - Z.mean(0) @ W
