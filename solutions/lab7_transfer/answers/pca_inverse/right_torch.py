# points: 1 · written: with torch
def pca_inverse(Z, mean, W):
    Z, mean, W = (torch.tensor(a, dtype=torch.float64) for a in (Z, mean, W))
    return Z.mm(W.t()) + mean
