# points: 2 · written: with torch
def fit_pca(X, k):
    A = torch.tensor(X, dtype=torch.float64)
    mean = A.mean(dim=0)
    U, S, Vh = torch.linalg.svd(A - mean, full_matrices=False)
    W = Vh[:k].T
    largest = torch.gather(W, 0, W.abs().argmax(dim=0, keepdim=True))
    return mean, W * torch.sign(largest), S[:k].square() / S.square().sum()
