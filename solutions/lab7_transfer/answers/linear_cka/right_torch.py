# points: 1 · written: with torch
def linear_cka(A, B):
    A, B = torch.as_tensor(A), torch.as_tensor(B)
    A, B = A - A.mean(0), B - B.mean(0)
    return (torch.norm(A.T @ B) ** 2 / (torch.norm(A.T @ A) * torch.norm(B.T @ B))).item()
