# points: 1 · written: with torch
def ridge(X, y, omega):
    X, y = torch.tensor(X), torch.tensor(y)
    A = X - X.mean(0)
    w = torch.linalg.solve(A.T @ A + len(y) * omega * torch.eye(X.shape[1]).double(), A.T @ (y - y.mean()))
    return w, y.mean() - X.mean(0) @ w
