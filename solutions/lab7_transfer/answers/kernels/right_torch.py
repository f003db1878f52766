# points: 1 · written: with torch
def linear_kernel(A, B):
    return torch.as_tensor(A) @ torch.as_tensor(B).T


def rbf_kernel(A, B, gamma):
    far = torch.cdist(torch.as_tensor(A), torch.as_tensor(B), compute_mode="donot_use_mm_for_euclid_dist")
    return torch.exp(-gamma * far**2)
