# points: 1 · written: with torch
def centre_kernel(K_new, K):
    A, B = torch.as_tensor(K_new), torch.as_tensor(K)
    return A - B.mean(0, keepdim=True) - A.mean(1, keepdim=True) + B.mean()
