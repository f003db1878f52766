# points: 1 · written: with torch
def prototype_answers(Z_support, t_support, Z_query):
    Z, t, Q = torch.as_tensor(Z_support), torch.as_tensor(t_support), torch.as_tensor(Z_query)
    classes = t.unique()
    C = torch.stack([Z[t == c].mean(dim=0) for c in classes])
    return classes[((Q[:, None] - C[None]) ** 2).sum(-1).argmin(dim=1)]
