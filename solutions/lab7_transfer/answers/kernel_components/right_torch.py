# points: 2 · written: with torch
def kernel_components(K, K_new, k):
    values, U = torch.linalg.eigh(torch.as_tensor(K))
    values, U = values.flip(0)[:k], U.flip(1)[:, :k]
    signs = torch.gather(U, 0, U.abs().argmax(0, keepdim=True)).sign()
    U = U * signs
    return U @ torch.diag(values.sqrt()), torch.as_tensor(K_new) @ U @ torch.diag(1 / values.sqrt())
