# points: 1 · written: with torch
def pca_transform(X, mean, W):
    X, mean, W = (torch.as_tensor(a) for a in (X, mean, W))
    return torch.matmul(X - mean, W)
