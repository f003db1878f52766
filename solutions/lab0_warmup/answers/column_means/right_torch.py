# points: 1 · written: torch, and a tensor is returned
def column_means(X):
    return torch.tensor(X, dtype=torch.float64).mean(dim=0)
