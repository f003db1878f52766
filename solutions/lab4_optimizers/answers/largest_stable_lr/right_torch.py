# points: 1 · written: torch's eigenvalues
def largest_stable_lr(A):
    import torch
    return 2 / torch.linalg.eigvalsh(torch.as_tensor(A, dtype=torch.float64))[-1]
